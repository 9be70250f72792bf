import Foundation

@testable import Datasets

/// A folder that is empty; removed when the body ends.
func withEmptyFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

/// The parts of a small set of 12 training and 10 test images, as bare bytes.
struct SmallSet {
  /// Added to each pixel, so that sets with other shades are other sets.
  var shade: UInt8 = 0

  func count(_ part: SetPart) -> Int {
    part == .trainImages || part == .trainLabels ? 12 : 10
  }

  func bytes(_ part: SetPart) -> [UInt8] {
    let count = count(part)
    guard part.isImages else { return (0..<count).map { UInt8($0 % 10) } }
    return (0..<count * 784).map { UInt8($0 % 200) + shade }
  }

  /// An IDX file.
  func idx(_ part: SetPart) -> [UInt8] {
    let sides: [UInt8] = part.isImages ? [0, 0, 0, 28, 0, 0, 0, 28] : []
    return [0, 0, 8, part.isImages ? 3 : 1] + bigEndian(count(part)) + sides + bytes(part)
  }

  /// QMNIST's labels: eight columns of 32 bits, the class in the first.
  func wideLabels(_ part: SetPart) -> [UInt8] {
    let rows = bytes(part).flatMap { label in
      bigEndian(Int(label)) + (1...7).flatMap { bigEndian(1_000 + $0) }
    }
    return [0, 0, 12, 2] + bigEndian(count(part)) + bigEndian(8) + rows
  }

  /// A NumPy file of shape (N, 28, 28), or (N, 28, 28, 1), or labels of shape (N), or (N, 1) with 8 bytes each.
  func npy(_ part: SetPart, isDeep: Bool = false) -> [UInt8] {
    let tail = part.isImages ? (isDeep ? ", 28, 28, 1" : ", 28, 28") : (isDeep ? ", 1" : ",")
    let isWide = isDeep && !part.isImages
    let data = isWide ? bytes(part).flatMap { [$0, 0, 0, 0, 0, 0, 0, 0] } : bytes(part)
    return DatasetsTests.npy(
      dictionary(isWide ? "<i8" : "|u1", "(\(count(part))\(tail))"), data)
  }

  /// Four IDX files under the names of a layout.
  func write(in folder: URL, _ layout: SetLayout = .mnist, packed: Bool = false) throws {
    for part in SetPart.allCases {
      let name = layout.names(of: part)[0]
      let isWide = layout == .qmnist && !part.isImages
      let file = isWide ? wideLabels(part) : idx(part)
      try DatasetsTests.write(
        packed ? gzip(file) : file, to: folder.appending(path: packed ? name + ".gz" : name))
    }
  }

  /// Four NumPy files under the names of the course.
  func writeArrays(in folder: URL, isDeep: Bool = false) throws {
    for part in SetPart.allCases {
      try DatasetsTests.write(
        npy(part, isDeep: isDeep),
        to: folder.appending(path: SetLayout.arrays.names(of: part)[0]))
    }
  }

  /// The set as a NumPy archive.
  var archive: [UInt8] {
    storedZip(
      SetPart.allCases.map { (SetLayout.archive.names(of: $0)[0], npy($0, isDeep: false)) })
  }

  /// Four files of MNIST-C in a folder.
  func writeCorrupted(in folder: URL) throws {
    for part in SetPart.allCases {
      try DatasetsTests.write(
        npy(part, isDeep: true),
        to: folder.appending(path: CorruptedCandidate.name(of: part, isNamed: true)))
    }
  }

  /// Members of an archive of MNIST-C.
  func corruptedMembers(_ folder: String) -> [(String, [UInt8])] {
    SetPart.allCases.map {
      ("\(folder)/\(CorruptedCandidate.name(of: $0, isNamed: true))", npy($0, isDeep: true))
    }
  }

  func agrees(with data: ImageDataset) -> Bool {
    data.train.pixels == bytes(.trainImages) && data.train.labels == bytes(.trainLabels)
      && data.test.pixels == bytes(.testImages) && data.test.labels == bytes(.testLabels)
  }
}

/// A zip archive whose members are stored as they are.
func storedZip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  Zip(members.map { Zip.Member($0.name, $0.bytes) }).bytes
}

/// What `--data` finds in a folder.
func search(_ folder: URL, unnamed: String? = nil) throws(DatasetError) -> DataSearch {
  let places = DataPlaces(option: folder.path, environment: [:], currentDirectory: "/")
  return try DataSearch(places, unnamedCorruption: unnamed)
}

/// What is found in places that nobody named: `data` in the folder, and the cache in it.
func usualSearch(_ folder: URL, unnamed: String? = nil) throws(DatasetError) -> DataSearch {
  let places = DataPlaces(
    option: nil, environment: ["XDG_CACHE_HOME": folder.appending(path: "caches").path],
    currentDirectory: folder.path)
  return try DataSearch(places, unnamedCorruption: unnamed)
}

extension DataSearch {
  func load(_ corruption: String? = nil, threads: Int = 1) throws -> ReportData {
    try load(
      corruption: corruption.flatMap { CorruptionChoice($0) }, key: Key(seed: 0), threads: threads)
  }
}

/// Lines less the path of a folder in them.
func lines(_ lines: [String], in folder: URL) -> [String] {
  lines.map { $0.replacingOccurrences(of: folder.path, with: "") }
}
