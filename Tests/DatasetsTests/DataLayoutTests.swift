import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct DataLayoutTests {
  /// A way in which people have the data.
  struct Layout: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Where the set is said to be, below the folder.
    let place: String
    let write: @Sendable (SmallSet, URL) throws -> Void

    init(
      _ name: String, at place: String, _ write: @escaping @Sendable (SmallSet, URL) throws -> Void
    ) {
      (testDescription, self.place, self.write) = (name, place, write)
    }
  }

  /// Writes each file under a name that is made of its usual one.
  private static func renamed(
    _ name: @escaping @Sendable (String) -> String
  ) -> @Sendable (SmallSet, URL) throws -> Void {
    { set, folder in
      for part in SetPart.allCases {
        let usual = SetLayout.mnist.names(of: part)[0]
        try write(set.idx(part), to: folder.appending(path: name(usual)))
      }
    }
  }

  private static func dotted(_ name: String) -> String {
    name.replacingOccurrences(of: "-idx", with: ".idx")
  }

  static let layouts = [
    Layout("raw", at: "/mnist") { try $0.write(in: $1.appending(path: "mnist")) },
    Layout("gzip", at: "/mnist") { try $0.write(in: $1.appending(path: "mnist"), packed: true) },
    Layout("no folder", at: "") { try $0.write(in: $1) },
    Layout("both", at: "/mnist") {
      try $0.write(in: $1.appending(path: "mnist"))
      try $0.write(in: $1.appending(path: "mnist"), packed: true)
    },
    Layout("torchvision", at: "/MNIST/raw") { try $0.write(in: $1.appending(path: "MNIST/raw")) },
    Layout("a dot", at: "/mnist", renamed { "mnist/" + dotted($0) }),
    Layout("dot and dash", at: "/mnist") {
      try renamed { "mnist/" + dotted($0) }($0, $1)
      try renamed { "mnist/" + $0 }($0, $1)
    },
    Layout("folders of the file's name", at: "/a", renamed { "a/\(dotted($0))/\(dotted($0))" }),
    Layout("folders, and the files beside them", at: "/a") {
      try renamed { "a/\($0)/\($0)" }($0, $1)
      try renamed { "a/" + dotted($0) }($0, $1)
    },
    Layout("one folder around one file", at: "/a") {
      try renamed { $0.hasPrefix("train-images") ? "a/\($0)/\($0)" : "a/" + $0 }($0, $1)
    },
    Layout("the course's", at: "/MNIST") {
      try $0.writeArrays(in: $1.appending(path: "MNIST"), isDeep: true)
    },
    Layout("flat arrays", at: "/MNIST") {
      try $0.writeArrays(in: $1.appending(path: "MNIST"))
    },
    Layout("Keras' cache", at: "/datasets/mnist.npz") {
      try write($0.archive, to: $1.appending(path: "datasets/mnist.npz"))
    },
    Layout("three levels down", at: "/a/b/c") { try $0.write(in: $1.appending(path: "a/b/c")) },
    Layout("a link", at: "/link") {
      let real = $1.appending(path: ".hidden")
      try $0.write(in: real)
      try FileManager.default.createSymbolicLink(
        at: $1.appending(path: "link"), withDestinationURL: real)
    },
    Layout("QMNIST", at: "/QMNIST/raw") {
      try $0.write(in: $1.appending(path: "QMNIST/raw"), .qmnist, packed: true)
    },
  ]

  @Test(arguments: layouts) func isRead(_ layout: Layout) throws {
    try withEmptyFolder { folder in
      let set = SmallSet(shade: 3)
      try layout.write(set, folder)
      let search = try search(folder)
      #expect(search.notes.isEmpty)
      let data = try search.load(threads: 2)
      #expect(set.agrees(with: data.dataset))
      #expect(data.dataset.place == folder.path + layout.place)
      #expect(data.dataset.identity == .unknown)
      #expect(data.corrupted.source == .generated)
      #expect(data.corrupted.trainSample.count == 8)
      #expect(data.notes.isEmpty)
    }
  }

  @Test func theFolderItselfOrAnArchiveMayBeNamed() throws {
    try withEmptyFolder { folder in
      let set = SmallSet()
      try set.write(in: folder.appending(path: "MNIST/raw"))
      try write(set.archive, to: folder.appending(path: "any.npz"))
      for name in ["MNIST", "MNIST/raw", "any.npz"] {
        #expect(set.agrees(with: try load(folder.appending(path: name)).dataset))
      }
    }
  }

  @Test func otherSetsAreReadUnderTheirNames() throws {
    for layout in [SetLayout.emnistDigits, .qmnist] {
      try withEmptyFolder { folder in
        try SmallSet().write(in: folder, layout, packed: true)
        #expect(try load(folder).dataset.test.count == 10)
      }
    }
  }

  @Test func imagesOfEMNISTAreTurnedUpright() throws {
    try withEmptyFolder { folder in
      let set = SmallSet(shade: 1)
      try set.write(in: folder, .emnistDigits)
      let data = try load(folder).dataset
      let (turned, pixels) = (data.test.pixels, set.bytes(.testImages))
      #expect(turned != pixels)
      for index in [0, 1, 27, 28, 400, 783] {
        #expect(turned[784 + index % 28 * 28 + index / 28] == pixels[784 + index])
      }
      let parts = SetPart.allCases.map(set.bytes)
      #expect(data.sha256 == digest(parts))
    }
  }

  /// What a reader of a benchmark has: the peak is not measured here, only that all is read right.
  @Test(.enabled(if: realData != nil)) func readsTheRealMNIST() throws {
    let data = try load(try #require(realData), threads: 2)
    #expect(data.dataset.train.count == 60_000)
    #expect(data.dataset.test.count == 10_000)
    // The first digits of the database are known to everybody who has seen it.
    #expect(data.dataset.train.labels.prefix(8) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(
      data.dataset.sha256 == "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16")
  }
}
