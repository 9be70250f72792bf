#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension Results {
  /// `results.json`: sorted keys, a line feed at the end.
  ///
  /// - Throws: bad data, naming the value, if a number is not finite.
  public func json() throws -> [UInt8] { try encoded(self, file: "results.json") }
}

extension Timings {
  /// `timings.json`: sorted keys, a line feed at the end.
  public func json() throws -> [UInt8] { try encoded(self, file: "timings.json") }
}

/// Deterministic JSON of a value.
func encoded(_ value: some Encodable, file: String) throws -> [UInt8] {
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
