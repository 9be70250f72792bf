import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct MNISTCTests {
  /// Clean images and corrupted ones.
  private let clean = SmallSet()
  private let fog = SmallSet(shade: 5)

  /// A folder with the clean images.
  private func withClean(_ body: (URL) throws -> Void) throws {
    try withEmptyFolder { folder in
      try clean.write(in: folder.appending(path: "mnist"))
      try body(folder)
    }
  }

  private func isRead(_ corrupted: CorruptedSet) -> Bool {
    corrupted.test.pixels == fog.bytes(.testImages)
      && corrupted.trainSample.pixels == Array(fog.bytes(.trainImages).prefix(8 * 784))
      && corrupted.trainSample.labels == Array(0..<8)
  }

  @Test(arguments: ["mnist_c/fog", "mnist_c/mnist_c/fog", "fog", "a/fog"])
  func isReadFromFolders(_ place: String) throws {
    try withClean { folder in
      try fog.writeCorrupted(in: folder.appending(path: place))
      let data = try search(folder).load("fog", threads: 2)
      #expect(data.corrupted.source == .mnistC)
      #expect(data.corrupted.corruption == "fog")
      #expect(data.corrupted.severity == 5)
      #expect(isRead(data.corrupted))
      #expect(data.notes.isEmpty)
    }
  }

  @Test(arguments: ["mnist_c/fog", "fog", "x/mnist_c/fog"])
  func isReadFromItsArchive(_ place: String) throws {
    try withClean { folder in
      let others = SmallSet(shade: 9).corruptedMembers("mnist_c/spatter")
      try write(
        storedZip([("mnist_c/", [])] + others + fog.corruptedMembers(place)),
        to: folder.appending(path: "mnist_c.zip"))
      let data = try search(folder).load("fog", threads: 2)
      #expect(data.corrupted.source == .mnistC)
      #expect(isRead(data.corrupted))
    }
  }

  @Test func theCoursesFolderHoldsWhatItIsTakenToHold() throws {
    try withEmptyFolder { folder in
      try clean.writeArrays(in: folder.appending(path: "MNIST"), isDeep: true)
      try fog.writeArrays(in: folder.appending(path: "MNIST_corrupted"), isDeep: true)
      let data = try search(folder, unnamed: "fog").load()
      #expect(data.corrupted.source == .course)
      #expect(data.corrupted.corruption == "fog")
      #expect(isRead(data.corrupted))
      let other = try search(folder, unnamed: "fog").load("stripe")
      #expect(other.corrupted.source == .generated)
      #expect(other.corrupted.corruption == "stripe")
      #expect(
        lines(other.notes, in: folder) == ["/MNIST_corrupted: passed over: found no stripe there"])
      let unnamed = try search(folder).load("fog")
      #expect(unnamed.corrupted.source == .generated)
      #expect(unnamed.notes.isEmpty)
    }
  }

  @Test func anotherSeverityThanThatOfTheFilesIsMade() throws {
    try withClean { folder in
      try fog.writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      let data = try search(folder).load("fog:3")
      #expect(data.corrupted.source == .generated)
      #expect(data.corrupted.severity == 3)
      #expect(
        lines(data.notes, in: folder) == [
          "/mnist_c: passed over: fog is taken for severity 5 there, not 3"
        ])
    }
  }

  @Test func aCorruptionThatIsNotThereIsMade() throws {
    try withClean { folder in
      try fog.writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      try fog.writeCorrupted(in: folder.appending(path: "mnist_c/rotate"))
      let data = try search(folder).load("stripe")
      #expect(data.corrupted.source == .generated)
      #expect(
        lines(data.notes, in: folder) == ["/mnist_c: passed over: found no stripe there"])
    }
  }

  @Test func trainingImagesMayBeMissing() throws {
    try withClean { folder in
      let place = folder.appending(path: "fog")
      try fog.writeCorrupted(in: place)
      for name in ["train_images.npy", "train_labels.npy"] {
        let error = datasetError(in: folder) {
          try FileManager.default.removeItem(at: place.appending(path: name))
          _ = try search(folder).load("fog")
        }
        let last = name == "train_labels.npy"
        #expect(error?.kind == (last ? nil : .missing))
        #expect(error?.place == (last ? nil : "/fog/train_images.npy"))
      }
      let data = try search(folder).load("fog")
      #expect(data.corrupted.test.pixels == fog.bytes(.testImages))
      let choice = try #require(CorruptionChoice("fog"))
      #expect(
        data.corrupted.trainSample
          == CorruptedSet.sample(choice, of: data.dataset, key: Key(seed: 0), threads: 1))
      try FileManager.default.removeItem(at: place.appending(path: "test_labels.npy"))
      #expect(
        datasetError(in: folder) { _ = try search(folder).load("fog") }?.description
          == "MNIST-C: /fog/test_labels.npy: found nothing, expected a file")
    }
  }

  @Test func labelsHaveToBeThoseOfTheCleanImages() throws {
    try withClean { folder in
      let place = folder.appending(path: "fog")
      try fog.writeCorrupted(in: place)
      let header = npy(dictionary("|u1", "(10,)"), [])
      try write(
        header + [9, 1, 2, 3, 4, 5, 6, 7, 8, 9], to: place.appending(path: "test_labels.npy"))
      #expect(
        datasetError(in: folder) { _ = try search(folder).load("fog") }?.reason
          == "byte \(header.count): label 0 is 9, expected 0 as in /mnist")
      try write(
        npy(dictionary("|u1", "(9,)"), Array(0..<9)), to: place.appending(path: "test_labels.npy"))
      #expect(
        datasetError(in: folder) { _ = try search(folder).load("fog") }?.reason
          == "found 9 labels, expected 10, one an image")
    }
  }

  @Test func copiesHaveToAgree() throws {
    try withClean { folder in
      try fog.writeCorrupted(in: folder.appending(path: "mnist_c/fog"))
      try fog.writeCorrupted(in: folder.appending(path: "fog"))
      #expect(isRead(try search(folder).load("fog").corrupted))
      try clean.writeCorrupted(in: folder.appending(path: "fog"))
      #expect(
        datasetError(in: folder) { _ = try search(folder).load("fog") }?.description
          == "MNIST-C: /mnist_c/fog: found other images or labels than in /fog, expected the same in "
          + "both, or one of them")
    }
  }

  /// Where nobody named a place, the two need not be in the same; but MNIST-C is of no other set than MNIST.
  @Test func theCacheMayHaveItButOnlyForMNIST() throws {
    try withEmptyFolder { folder in
      try clean.write(in: folder.appending(path: "data"))
      try write(
        storedZip(fog.corruptedMembers("mnist_c/fog")),
        to: folder.appending(path: "caches/report/mnist_c.zip"))
      let data = try usualSearch(folder).load("fog")
      #expect(data.corrupted.source == .generated)
      #expect(
        lines(data.notes, in: folder) == [
          "/caches/report/mnist_c.zip/mnist_c/fog: passed over: it lies apart from the clean images, which are "
            + "a data set in MNIST's form"
        ])
    }
  }

  /// Images that somebody has changed, such as transposed ones, have MNIST's labels and are not what MNIST-C is made of.
  @Test(.enabled(if: realData != nil)) func imagesOfOthersUnderMNISTsLabelsAreNotIts() throws {
    let real = try #require(realData)
    try withEmptyFolder { folder in
      let labels = try IDX(contentsOf: real.path + "/mnist/t10k-labels-idx1-ubyte.gz").elements
      for part in ["train", "t10k"] {
        let pixels = [UInt8](repeating: 0, count: 7_840_000)
        let sizes: [UInt8] = [0, 0, 39, 16]
        try write(
          [0, 0, 8, 3] + sizes + [0, 0, 0, 28, 0, 0, 0, 28] + pixels,
          to: folder.appending(path: "mnist/\(part)-images-idx3-ubyte"))
        try write(
          [0, 0, 8, 1] + sizes + labels,
          to: folder.appending(path: "mnist/\(part)-labels-idx1-ubyte"))
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "mnist_c"), withDestinationURL: real.appending(path: "mnist_c"))
      let data = try search(folder).load("spatter", threads: 2)
      #expect(data.corrupted.source == .generated)
      #expect(
        lines(data.notes, in: folder) == [
          "/mnist_c/spatter: passed over: its labels are MNIST's, and the clean images are a data set in MNIST's form"
        ])
    }
  }

  @Test func aDamagedArchiveIsAnError() throws {
    try withClean { folder in
      let archive = storedZip(fog.corruptedMembers("fog"))
      try write(Array(archive.dropLast(30)), to: folder.appending(path: "mnist_c.zip"))
      let error = datasetError(in: folder) { _ = try search(folder).load("fog") }
      #expect(error?.kind == .malformed)
      #expect(error?.place == "/mnist_c.zip")
    }
  }

  @Test(.enabled(if: realData != nil)) func theRealOneIsRead() throws {
    let data = try search(try #require(realData)).load("spatter", threads: 2)
    #expect(data.corrupted.source == .mnistC)
    #expect(data.corrupted.test.labels == data.dataset.test.labels)
    #expect(data.dataset.identity == .mnist)
  }

  @Test(.enabled(if: realData != nil)) func theCacheHasItForMNIST() throws {
    try withEmptyFolder { folder in
      let real = try #require(realData)
      let links = [("data", "mnist"), ("caches/report/mnist_c", "mnist_c")]
      try FileManager.default.createDirectory(
        at: folder.appending(path: "caches/report"), withIntermediateDirectories: true)
      for (link, target) in links {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: link), withDestinationURL: real.appending(path: target))
      }
      let data = try usualSearch(folder).load("spatter", threads: 2)
      #expect(data.corrupted.source == .mnistC)
    }
  }
}
