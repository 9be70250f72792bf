import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct SetReadingTests {
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

  /// Rows of 32 bytes after a header of 12; a class takes the first four of a row.
  @Test func aLabelOfTenInATable() throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder, .qmnist)
      var labels = SmallSet().wideLabels(.testLabels)
      labels[12 + 32 * 5 + 3] = 10
      try write(labels, to: folder.appending(path: "qmnist-test-labels-idx2-int"))
      #expect(
        datasetError(in: folder) { _ = try load(folder) }?.description
          == "QMNIST labels: /qmnist-test-labels-idx2-int: byte 172: found label 10, expected 0...9 (1 such)"
      )
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

  @Test(arguments: SetPart.allCases) func twoFormsOfAFileHaveToAgree(_ part: SetPart) throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder)
      var other = SmallSet().idx(part)
      other[other.count - 1] ^= 1
      let name = SetLayout.mnist.names(of: part)[0]
      try write(gzip(other), to: folder.appending(path: name + ".gz"))
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.kind == .malformed)
      #expect(
        error?.description
          == "MNIST \(part.name): /\(name).gz: found other \(part.name) than in /\(name), expected the "
          + "same in both, or one of them")
    }
  }

  @Test func theSameSetTwiceIsOneSet() throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder.appending(path: "b"))
      try SmallSet().writeArrays(in: folder.appending(path: "a"))
      try write(SmallSet().archive, to: folder.appending(path: "mnist.npz"))
      let data = try load(folder)
      #expect(data.dataset.place == folder.path + "/mnist.npz")
      #expect(data.notes.isEmpty)
    }
  }

  @Test func setsThatDifferAreAnErrorThatNamesBoth() throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder.appending(path: "a"))
      try SmallSet().write(in: folder.appending(path: "b"))
      try SmallSet(shade: 1).write(in: folder.appending(path: "c"))
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(error?.kind == .malformed)
      #expect(
        error?.description
          == "data sets: /a: found a data set in MNIST's form here and a data set in MNIST's form in "
          + "/c, expected one, or the same in both: name the folder of one")
    }
  }

  @Test func setsWithTheNamesOfOthersAreLeftAside() throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder.appending(path: "x"))
      for (index, name) in ["FashionMNIST/raw", "KMNIST/raw", "kuzushiji", "EMNIST"].enumerated() {
        try SmallSet(shade: UInt8(index + 1)).write(in: folder.appending(path: name))
      }
      try SmallSet(shade: 7).write(in: folder.appending(path: "y"), .qmnist)
      let data = try load(folder)
      #expect(SmallSet().agrees(with: data.dataset))
      #expect(
        lines(data.notes, in: folder).sorted() == [
          "/EMNIST: passed over: its name speaks of EMNIST digits",
          "/FashionMNIST/raw: passed over: its name speaks of FashionMNIST",
          "/KMNIST/raw: passed over: its name speaks of KMNIST",
          "/kuzushiji: passed over: its name speaks of KMNIST",
          "/y: passed over: its name speaks of QMNIST",
        ])
      try FileManager.default.removeItem(at: folder.appending(path: "x"))
      #expect(datasetError { _ = try load(folder) }?.kind == .malformed)
      for name in ["KMNIST", "kuzushiji", "EMNIST", "y"] {
        try FileManager.default.removeItem(at: folder.appending(path: name))
      }
      #expect(SmallSet(shade: 1).agrees(with: try load(folder).dataset))
    }
  }

  @Test func copiesAreNotReadWithoutEnd() throws {
    try withEmptyFolder { folder in
      for index in 0..<17 { try SmallSet().write(in: folder.appending(path: "\(index)")) }
      let error = datasetError(in: folder) { _ = try load(folder) }
      #expect(
        error?.reason
          == "found 17 data sets, in /0 and /1 and others, expected one: name its folder")
    }
  }
}
