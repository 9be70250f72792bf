internal import Basics
internal import Report

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The version of the form of `results.json`, which each file states.
let resultsSchema = 2

/// `results.json`: the notebook's own numbers, and what every notebook has (docs/results.md).
struct ResultsFile<Own: Encodable & Sendable>: Encodable {
  static var name: String { "results.json" }

  let own: Own
  let notebook: String
  let run: Run
  let parameters: ParameterList
  let page: Page
  let document: Document

  /// The file's bytes: sorted keys, a line feed at the end.
  ///
  /// - Throws: bad data for a number that is not finite; a page error if the notebook's results are no object, or have a key of ours.
  func json() throws -> [UInt8] {
    let bytes = try encodedJSON(own, file: Self.name)
    guard bytes.first == UInt8(ascii: "{") else {
      throw ReportError(
        .page, Self.name, at: notebook, "found \(Own.self) as results, expected a type with keys")
    }
    let keys = try JSONDecoder().decode([String: Anything].self, from: Data(bytes)).keys
    if let key = keys.sorted().first(where: { Key(rawValue: $0) != nil }) {
      throw ReportError(
        .page, Self.name, at: "\(notebook): \(key)",
        "found a key that every results.json has, expected another")
    }
    return try encodedJSON(self, file: Self.name)
  }

  private enum Key: String, CodingKey {
    case schema, notebook, seed, seeds, parameters, claims, figures, tables
  }

  /// The notebook's keys and ours stand beside each other.
  func encode(to encoder: any Encoder) throws {
    try own.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(resultsSchema, forKey: .schema)
    try container.encode(notebook, forKey: .notebook)
    try container.encode(run.seed, forKey: .seed)
    if run.seeds.count > 1 { try container.encode(run.seeds, forKey: .seeds) }
    try container.encode(document.claimResults, forKey: .claims)
    try container.encode(figures, forKey: .figures)
    try container.encode(document.tableResults, forKey: .tables)
    var options = container.nestedContainer(keyedBy: Name.self, forKey: .parameters)
    for entry in parameters.told {
      try options.encode(AnyValue(entry.parameter.json), forKey: Name(entry.name))
    }
  }

  /// The SHA-256 of each figure's picture for a light ground, so that two runs can be compared without their pages.
  private var figures: [String: String] {
    let sums = page.pictures.map { ($0.id, hexadecimal(sha256(of: [$0.light]))) }
    return Dictionary(sums) { first, _ in first }
  }
}

/// A key that is only known when the program runs.
private struct Name: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

private struct AnyValue: Encodable {
  private let value: any Encodable

  init(_ value: any Encodable) { self.value = value }

  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// A value that is skipped.
private struct Anything: Decodable {
  init(from decoder: any Decoder) throws {}
}
