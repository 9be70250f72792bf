#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Deterministic JSON of a value: sorted keys, a line for each value, a line feed at the end.
///
/// - Parameters:
///   - value: what to encode; the same value gives the same bytes.
///   - file: the file that it is for, as errors name it.
/// - Throws: bad data, naming the value's path, if a number is not finite.
public func encodedJSON(_ value: some Encodable, file: String) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    return try Array(encoder.encode(value)) + Array("\n".utf8)
  } catch EncodingError.invalidValue(let value, let context) {
    let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
    throw ReportError(
      .badData, file, at: path.joined(separator: "."), "\(value) is not a finite number")
  }
}
