import Foundation

@testable import Datasets

/// An IDX file of `count` images of the digit `index % 10`, or of its labels.
func idxImages(_ count: Int, rows: UInt8 = 28, columns: UInt8 = 28) -> [UInt8] {
  let size = count * Int(rows) * Int(columns)
  return [0, 0, 8, 3] + bigEndian(count) + [0, 0, 0, rows, 0, 0, 0, columns]
    + (0..<size).map { UInt8($0 % 251) }
}

func idxLabels(_ count: Int) -> [UInt8] {
  [0, 0, 8, 1] + bigEndian(count) + (0..<count).map { UInt8($0 % 10) }
}

func bigEndian(_ value: Int) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
}

/// A NumPy file with the given dictionary.
func npy(_ dictionary: String, _ data: [UInt8], version: UInt8 = 1) -> [UInt8] {
  let header = Array(dictionary.utf8) + [0x0A]
  return [0x93] + Array("NUMPY".utf8)
    + [version, 0, UInt8(header.count & 255), UInt8(header.count >> 8)] + header + data
}

func dictionary(_ type: String, _ shape: String, fortran: Bool = false) -> String {
  "{'descr': '\(type)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
}

/// A folder with a small MNIST of 12 training and 10 test images; removed when the body ends.
func withMNIST(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  let mnist = folder.appending(path: "mnist")
  try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, count) in [("train", 12), ("t10k", 10)] {
    try write(idxImages(count), to: mnist.appending(path: "\(name)-images-idx3-ubyte"))
    try write(idxLabels(count), to: mnist.appending(path: "\(name)-labels-idx1-ubyte"))
  }
  try body(folder)
}

func write(_ bytes: [UInt8], to url: URL) throws {
  try FileManager.default.createDirectory(
    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: url)
}

func load(_ folder: URL, threads: Int = 1) throws -> ReportData {
  try search(folder).load(threads: threads)
}

/// A gzip file of stored blocks: a header of ten bytes, blocks of at most 65,535 bytes after five of their own, checksum
/// and length.
func gzip(_ bytes: [UInt8], flags: UInt8 = 0, fields: [UInt8] = []) -> [UInt8] {
  let starts = Array(stride(from: 0, to: max(1, bytes.count), by: 65_535))
  let blocks = starts.flatMap { start -> [UInt8] in
    let block = bytes[start..<min(start + 65_535, bytes.count)]
    let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
    return [start == starts.last ? 1 : 0, low, high, ~low, ~high] + block
  }
  return [0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3] + fields + blocks
    + bigEndian(Int(checksum(bytes))).reversed() + bigEndian(bytes.count).reversed()
}

/// CRC-32 (RFC 1952, section 8), bit by bit.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
  }
}

/// What the body throws, less the folder's own name.
func datasetError(in folder: URL? = nil, _ body: () throws -> Void) -> DatasetError? {
  do {
    try body()
    return nil
  } catch let error as DatasetError {
    let place =
      folder.map { error.place.replacingOccurrences(of: $0.path, with: "") } ?? error.place
    let reason = folder.map { error.reason.replacingOccurrences(of: $0.path, with: "") }
    return DatasetError(error.kind, error.what, at: place, reason ?? error.reason)
  } catch {
    return nil
  }
}

/// Bytes that stand in no file.
final class Memory: ByteSource {
  let what = "w"
  let path = "p"
  private var rest: ArraySlice<UInt8>
  let size: Int?
  let limit: Int

  init(_ bytes: [UInt8], knowsSize: Bool = true) {
    rest = bytes[...]
    size = knowsSize ? bytes.count : nil
    limit = bytes.count + 1_000_000
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let next = rest.prefix(buffer.count)
    buffer.copyBytes(from: next)
    rest = rest.dropFirst(next.count)
    return next.count
  }
}
