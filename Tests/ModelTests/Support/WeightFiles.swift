import Foundation
import TestSupport

@testable import Model

/// The arrays of the fixtures `ours.npz` and `ours.safetensors`, as in References/weight_files.py: with numbers that
/// are none, infinite, subnormal and -0, a scalar, no scalars at all, and a name that is not ASCII.
let ourWeights: [(name: String, tensor: Tensor)] = [
  ("conv2d/kernel", Tensor(shape: [2, 1, 3], scalars: [0, 1, 2, 3, 4, 5])),
  (
    "dense/bias",
    Tensor(
      [0x7FC0_0123, 0x7F80_0001, 0x8000_0000, 0x0000_0001, 0x7F80_0000, 0x3F80_0000]
        .map { Float(bitPattern: $0) })
  ),
  ("größe", Tensor(shape: [], scalars: [0.5])),
  ("empty", Tensor(shape: [0, 3], scalars: [])),
]
let ourMetadata = ["note": "\"a\" and\n/b", "format": "report"]

/// A folder that goes with the value.
final class TemporaryFolder {
  let path: String

  init(_ name: String = UUID().uuidString) throws {
    path = Self.path(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  static func path(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "report-weights-\(name)").path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}

func weightFixture(_ name: String) throws -> [UInt8] {
  try Array(Data(contentsOf: fixture("weights/\(name)")))
}

/// Reads bytes as `WeightFile` does those of a file.
func readWeights(_ bytes: [UInt8]) throws -> [(name: String, tensor: Tensor)] {
  try ZipDirectory.begins(bytes) ? NPZ.read(bytes) : Safetensors.read(bytes)
}

/// What is said of bytes that are refused.
func refusal(_ bytes: [UInt8]) -> String? {
  do {
    _ = try readWeights(bytes)
    return nil
  } catch {
    return (error as? WeightFault)?.error("file").description
  }
}

/// A safetensors file with any header and as many zero bytes as data.
func safetensors(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.append(length ?? UInt64(header.utf8.count))
  return bytes + Array(header.utf8) + [UInt8](repeating: 0, count: data)
}

/// An NPY file with any header and as many zero bytes as data.
func npy(_ header: String, data: Int = 0, version: UInt8 = 1) -> [UInt8] {
  var bytes = [0x93] + Array("NUMPY".utf8) + [version, 0]
  if version == 1 {
    bytes.append(UInt16(header.utf8.count))
  } else {
    bytes.append(UInt32(header.utf8.count))
  }
  return bytes + Array(header.utf8) + [UInt8](repeating: 0, count: data)
}

func archive(_ members: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
  var writer = ZipWriter()
  for (name, bytes) in members { try writer.add(name, bytes) }
  return try writer.finish()
}

/// SplitMix64: the same bytes are damaged in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
