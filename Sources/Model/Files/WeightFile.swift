internal import Basics

/// Weights in files that other programs read and write: `.safetensors` (Hugging Face) and `.npz` (NumPy).
///
/// Links are not followed, neither to read a file nor to replace it.
public enum WeightFile {
  /// In bytes, of a file and of what an archive inflates to: as much as a zip archive can say without its 64-bit
  /// extension. A file is read as a whole.
  static let limit = Int(UInt32.max)

  /// Named float32 arrays in the file's order, whichever of the two formats its bytes have.
  ///
  /// Half precision and bfloat16 become float32 exactly, float64 is rounded to the nearest, and integers are read if
  /// float32 can represent them.
  ///
  /// - Throws: input, if there is no such file; bad data, naming the array, for what is damaged or of another kind.
  public static func read(_ path: String) throws -> [(name: String, tensor: Tensor)] {
    let bytes = try contents(of: path)
    do throws(WeightFault) {
      return try ZipDirectory.begins(bytes) ? NPZ.read(bytes) : Safetensors.read(bytes)
    } catch {
      throw error.error(path)
    }
  }

  /// Writes a file in the format of its extension, in place of an earlier one: at any moment, whatever fails, the path
  /// leads to the old file or to the new one, and either is whole.
  ///
  /// - Parameters:
  ///   - arrays: in the order in which they are written.
  ///   - path: ends in `.safetensors` or `.npz`.
  ///   - metadata: for `.safetensors`; `.npz` has no place for it.
  /// - Throws: configuration, for names or an extension that a file cannot have; output or I/O, if it cannot be written.
  public static func write(
    _ arrays: [(name: String, tensor: Tensor)], to path: String, metadata: [String: String] = [:]
  ) throws {
    let bytes: [UInt8]
    do throws(WeightFault) {
      bytes = try encoded(arrays, for: path, metadata)
    } catch {
      throw error.error(path)
    }
    try replaceFile(path, with: bytes)
  }

  private static func encoded(
    _ arrays: [(name: String, tensor: Tensor)], for path: String, _ metadata: [String: String]
  ) throws(WeightFault) -> [UInt8] {
    let format = try format(of: path)
    try checkNames(arrays.map(\.name))
    let size = arrays.reduce(0) { $0 + 4 * $1.tensor.scalars.count }
    // Headers are small beside the arrays; what they add is checked below, when it is known.
    try checkSize(size)
    let bytes = try format(arrays, metadata)
    try checkSize(bytes.count)
    return bytes
  }

  private typealias Format =
    ([(name: String, tensor: Tensor)], [String: String]) throws(WeightFault) -> [UInt8]

  private static func format(of path: String) throws(WeightFault) -> Format {
    let slash = UInt8(ascii: "/")
    let name =
      path.utf8.split(separator: slash, omittingEmptySubsequences: false).last ?? path.utf8[...]
    switch name.lastIndex(of: UInt8(ascii: ".")).map({ String(Substring(name[$0...])) }) {
    case ".npz": return NPZ.write
    case ".safetensors": return Safetensors.write
    case let other:
      let found = other.map { "the extension \($0)" } ?? "no extension"
      throw WeightFault(.configuration, "found \(found), expected .npz or .safetensors")
    }
  }

  private static func checkNames(_ names: [String]) throws(WeightFault) {
    if let name = firstDuplicate(names) {
      throw WeightFault(.configuration, array: name, "found the name twice, expected it once")
    }
  }

  private static func checkSize(_ size: Int) throws(WeightFault) {
    guard size <= limit else {
      throw WeightFault(
        .configuration, "found \(grouped(size)) bytes, expected at most \(grouped(limit))")
    }
  }

  private static func contents(of path: String) throws(ModelError) -> [UInt8] {
    // The system would take the path for one that ends there.
    guard !path.utf8.contains(0) else {
      throw WeightFault(.input, "found a path with a zero byte, expected none").error(path)
    }
    do throws(FileFault) {
      return try readRegularFile(path, limit: limit)
    } catch {
      let kind: ModelError.Kind =
        switch error {
        case .missing: .input
        case .notRegular, .tooLarge: .badData
        case .unreadable: .io
        }
      throw WeightFault(kind, "\(error), expected a .npz or .safetensors file").error(path)
    }
  }
}
