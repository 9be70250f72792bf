import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct DataFolderTests {
  @Test func readsAFolderAndGeneratesTheCorruption() throws {
    try withMNIST { folder in
      let data = try load(folder)
      #expect(data.mnist.source == .mnist)
      #expect(data.mnist.train.count == 12)
      #expect(data.mnist.test.labels == Array(0..<10))
      #expect(data.corrupted.source == .generated)
      #expect(data.corrupted.trainSample.count == 8)
      #expect(data.corrupted.test.labels == data.mnist.test.labels)
    }
  }

  @Test func looksInTheRightOrder() throws {
    try withMNIST { folder in
      let other = folder.appending(path: "data/mnist")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      func locate(_ option: String?, _ variable: String?) throws -> String? {
        try DataFolder.locate(
          option: option, environment: variable.map { ["REPORT_DATA": $0] } ?? [:],
          currentDirectory: folder.path)?.path
      }
      #expect(try locate(folder.path, "/nowhere") == folder.path)
      #expect(try locate(nil, folder.path) == folder.path)
      #expect(try locate(nil, "") == folder.path + "/data")
      #expect(try locate("data", nil) == folder.path + "/data")
      try FileManager.default.removeItem(at: other)
      #expect(try locate(nil, nil) == nil)
    }
  }

  @Test func aNamedFolderHasToBeThere() {
    let error = datasetError {
      _ = try DataFolder.locate(option: "/nowhere", environment: [:], currentDirectory: "/")
    }
    #expect(error?.kind == .missing)
    #expect(
      error?.description
        == "data folder (--data): /nowhere: found no folder, expected one with mnist/")
  }

  @Test func oneFileOfFourIsMissing() throws {
    try withMNIST { folder in
      let name = "mnist/t10k-labels-idx1-ubyte"
      try FileManager.default.removeItem(at: folder.appending(path: name))
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.kind == .missing)
      #expect(
        error?.description
          == "MNIST labels: /\(name): found neither this file nor t10k-labels-idx1-ubyte.gz")
    }
  }

  @Test("Row 9: other numbers of images and of labels") func imagesAndLabelsDiffer() throws {
    try withMNIST { folder in
      try write(idxLabels(11), to: folder.appending(path: "mnist/train-labels-idx1-ubyte"))
      #expect(
        datasetError(in: folder) { _ = try load(folder) }?.description
          == "MNIST: /mnist/train-labels-idx1-ubyte: found 11 labels, expected one for each of the 12 "
          + "images of /mnist/train-images-idx3-ubyte")
    }
  }

  @Test("Row 11: labels that are no digits") func aLabelOfTen() throws {
    try withMNIST { folder in
      var labels = idxLabels(12)
      (labels[8 + 4], labels[8 + 7]) = (10, 255)
      try write(labels, to: folder.appending(path: "mnist/train-labels-idx1-ubyte"))
      #expect(
        datasetError(in: folder) { _ = try load(folder) }?.reason
          == "byte 12: found label 10, expected 0...9 (2 such)")
    }
  }

  @Test func onlyRegularFilesAreOpened() throws {
    try withMNIST { folder in
      let file = folder.appending(path: "mnist/train-images-idx3-ubyte")
      try FileManager.default.removeItem(at: file)
      #expect(mkfifo(file.path, 0o600) == 0)
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.reason == "found a device or pipe, expected a file")
    }
  }

  /// Files as large as no memory: they take no room on the disk.
  @Test(arguments: ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"])
  func nothingIsReadBeforeItsSizeIsKnownToBeRight(_ name: String) throws {
    try withMNIST { folder in
      let file = folder.appending(path: "mnist/\(name)")
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: 200 << 30)
      try handle.close()
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.kind == .malformed)
      #expect(error?.reason.contains("extra bytes, expected the end") == true)
    }
  }

  @Test func whatCannotBeLookedAtIsToldFromWhatIsMissing() throws {
    try withMNIST { folder in
      let file = folder.appending(path: "mnist/train-images-idx3-ubyte")
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: file)
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.kind == .missing)
      #expect(error?.reason.hasPrefix("found nothing that can be opened: ") == true)
    }
  }

  @Test("Row 38: memory that is not there", arguments: [Int.max / 2, Int.max])
  func memoryThatIsNotThereIsAnError(_ count: Int) {
    let error = datasetError { _ = try emptyArray(count, what: "w", path: "p") }
    #expect(error?.kind == .system)
    #expect(error?.reason == "found no memory for \(count) bytes, expected some")
  }

  @Test func corruptedDigitsHaveToMatch() throws {
    try withMNIST { folder in
      let spatter = folder.appending(path: "mnist_c/spatter")
      for (name, count) in [("train", 12), ("test", 10)] {
        let pixels = [UInt8](repeating: 9, count: count * 784)
        try write(
          npy(dictionary("|u1", "(\(count), 28, 28, 1)"), pixels),
          to: spatter.appending(path: "\(name)_images.npy"))
        try write(
          npy(dictionary("|u1", "(\(count),)"), (0..<count).map { UInt8($0 % 10) }),
          to: spatter.appending(path: "\(name)_labels.npy"))
      }
      let data = try load(folder, threads: 2)
      #expect(data.corrupted.source == .mnistC)
      #expect(data.corrupted.test.pixels.allSatisfy { $0 == 9 })
      let clean = ["train_images.npy", "train_labels.npy"].map { spatter.appending(path: $0) }
      try FileManager.default.removeItem(at: clean[0])
      #expect(datasetError { _ = try load(folder) }?.kind == .missing)
      try FileManager.default.removeItem(at: clean[1])
      let tests = try load(folder)
      #expect(tests.corrupted.test == data.corrupted.test)
      #expect(
        tests.corrupted.trainSample
          == .spatteredSample(of: data.mnist, seed: 0, threads: 1))
      let labels = spatter.appending(path: "test_labels.npy")
      try write(npy(dictionary("|u1", "(10,)"), [9, 1, 2, 3, 4, 5, 6, 7, 8, 9]), to: labels)
      #expect(
        datasetError { _ = try load(folder) }?.reason
          == "byte \(npy(dictionary("|u1", "(10,)"), []).count): label 0 is 9, expected 0 as in MNIST"
      )
      try FileManager.default.removeItem(at: labels)
      #expect(datasetError { _ = try load(folder) }?.kind == .missing)
    }
  }

  @Test(.enabled(if: realData != nil)) func readsTheRealMNIST() throws {
    let data = try load(try #require(realData), threads: 2)
    #expect(data.mnist.train.count == 60_000)
    #expect(data.mnist.test.count == 10_000)
    // The first digits of the database are known to everybody who has seen it.
    #expect(data.mnist.train.labels.prefix(8) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(
      data.mnist.sha256 == "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16")
  }
}
