import Foundation
import TestSupport
import Testing

@testable import Datasets

/// FashionMNIST as Debian's package `dataset-fashion-mnist` has it.
private let fashion = URL(filePath: "/usr/share/datasets/fashion-mnist")
private let hasFashion = FileManager.default.fileExists(atPath: fashion.path)

@Suite struct IdentityTests {
  @Test func eachIdentityHasItsOwnNames() {
    let all = DatasetIdentity.published + [.standIn, .unknown]
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.title)).count == all.count)
    #expect(
      all.map(\.name) == [
        "mnist", "fashion-mnist", "kmnist", "emnist-digits", "qmnist", "stand-in", "unknown",
      ])
    for identity in DatasetIdentity.published {
      #expect(identity.citation?.url.hasPrefix("https://") == true)
      #expect(identity.classNames.map(\.count) ?? 10 == 10)
    }
    #expect(DatasetIdentity.kmnist.attribution?.contains("doi:10.20676/00000341") == true)
  }

  @Test(.enabled(if: realData != nil)) func mnistIsKnownByItsBytes() throws {
    let real = try #require(realData).appending(path: "mnist")
    let data = try load(real, threads: 2)
    #expect(data.dataset.identity == .mnist)
    try withEmptyFolder { folder in
      // The first 100 of each set.
      for part in SetPart.allCases {
        let name = SetLayout.mnist.names(of: part)[0]
        let set =
          part == .trainImages || part == .trainLabels ? data.dataset.train : data.dataset.test
        let sides: [UInt8] = part.isImages ? [0, 0, 0, 28, 0, 0, 0, 28] : []
        let values = part.isImages ? set.prefix(100).pixels : set.prefix(100).labels
        try write(
          [0, 0, 8, part.isImages ? 3 : 1] + bigEndian(100) + sides + values,
          to: folder.appending(path: name))
      }
      #expect(try load(folder).dataset.identity == .unknown)
    }
  }

  @Test(.enabled(if: hasFashion)) func fashionMNISTIsKnownByItsBytes() throws {
    let data = try load(fashion, threads: 2)
    #expect(data.dataset.identity == .fashionMNIST)
    #expect(data.dataset.identity.classNames?[Int(data.dataset.train.labels[0])] == "Ankle boot")
  }

  @Test(.enabled(if: hasFashion && realData != nil))
  func mnistIsTakenWhereAnotherPublishedSetIsThereToo() throws {
    try withEmptyFolder { folder in
      // Names that say nothing, so that both are read.
      let mnist = try #require(realData).appending(path: "mnist")
      for (name, target) in [("a", fashion), ("b", mnist)] {
        try FileManager.default.createSymbolicLink(
          at: folder.appending(path: name), withDestinationURL: target)
      }
      let data = try load(folder, threads: 2)
      #expect(data.dataset.identity == .mnist)
      #expect(
        lines(data.notes, in: folder) == [
          "/a: passed over: found FashionMNIST beside what is taken"
        ])
    }
  }

  /// Sums of small files stand for those of the published ones, which are not here.
  @Test(arguments: [(DatasetIdentity.kmnist, SetLayout.mnist), (.qmnist, .qmnist)])
  func setsAreKnownByTheirCompressedFiles(
    _ identity: DatasetIdentity, _ layout: SetLayout
  ) throws {
    try withEmptyFolder { folder in
      try SmallSet().write(in: folder, layout)
      try SmallSet().write(in: folder, layout, packed: true)
      let candidate = try search(folder).findings[0].complete[0]
      let published = try SetPart.allCases.map { part in
        let name = layout.names(of: part)[0] + ".gz"
        let path = folder.appending(path: name).path
        let size = try fileSize(path, what: "w")
        return identity == .kmnist
          ? PublishedFile(
            set: "kmnist", name: name, size: size, sha256: try fileHash(path, what: "w"), md5: nil)
          : PublishedFile(
            set: "qmnist", name: name, size: nil, sha256: nil,
            md5: try fileHash(path, .md5, what: "w"))
      }
      #expect(try SetSums.identity(files: candidate, among: published) == identity)
      #expect(try SetSums.identity(files: candidate) == nil)
      let name = layout.names(of: .testLabels)[0] + ".gz"
      try write([UInt8](repeating: 0, count: 30), to: folder.appending(path: name))
      #expect(try SetSums.identity(files: candidate, among: published) == nil)
    }
  }

  @Test func digitsOfEMNISTAreKnownByNamesAndNumbers() throws {
    func identity(_ layout: SetLayout, _ counts: [Int]) throws -> DatasetIdentity {
      let candidate = SetCandidate(layout: layout, place: "", below: [])
      return try LoadedSet.identity(candidate, "", counts: counts)
    }
    #expect(try identity(.emnistDigits, [240_000, 40_000]) == .emnistDigits)
    #expect(try identity(.emnistDigits, [240_000, 39_999]) == .unknown)
    #expect(try identity(.mnist, [240_000, 40_000]) == .unknown)
  }

  @Test(.enabled(if: hasFashion)) func mnistCIsNotForOtherSets() throws {
    try withEmptyFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "f"), withDestinationURL: fashion)
      try SmallSet().writeCorrupted(in: folder.appending(path: "fog"))
      let data = try search(folder).load("fog", threads: 2)
      #expect(data.corrupted.source == .generated)
      #expect(
        lines(data.notes, in: folder) == [
          "/fog: passed over: its labels are not those of FashionMNIST"
        ])
    }
  }
}
