import Foundation
import TestSupport
import Testing

@testable import Literate

/// A notebook over seeds with a table and claims of each kind.
private struct Scores: Notebook {
  static let seedCount = 3

  func write(_ page: inout Page, _ run: Run) throws -> [String: Spread] {
    let values = try run.overSeeds { 0.9 + Double($0.seed % 5) / 100 }
    let accuracy = Estimate("accuracy", values, .percent(1))
    page.prose("# Scores\n\n\(accuracy)")
    page.claim("high", "It is high.", accuracy > 0.5)
    page.claim("first", "The first is high.", accuracy.first > 0.5)
    page.show(
      Table(
        id: "scores", header: ["model", "accuracy", "images", "loss"],
        rows: [["a", .estimate(accuracy), 60_000, .number(.infinity, .fixed(1))]]))
    return ["accuracy": accuracy.spread]
  }
}

/// docs/results.schema.json is true of what is written, and notices what is not.
@Suite struct ResultsSchemaTests {
  private func faults(_ results: some Sequence<UInt8>) throws -> [String] {
    try JSONSchema(repository.appending(path: "docs/results.schema.json")).faults(Data(results))
  }

  @Test(arguments: [1, 3])
  func resultsOverSeedsAreOfTheSchema(_ seedCount: Int) throws {
    #expect(try faults(built(Scores(), seed: 7, seedCount: seedCount).results) == [])
  }

  @Test func resultsOfOneSeedAreOfTheSchema() throws {
    #expect(try faults(built(Sample()).results) == [])
    #expect(try faults(built(Rain(), seedCount: 3).results) == [])
  }

  @Test func resultsHaveTheSeedsOfClaimsAndTables() throws {
    let text = String(decoding: try built(Scores(), seed: 7, seedCount: 3).results, as: UTF8.self)
    let results = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(results["schema"] == .number(2))
    #expect(results["seeds"] == .list([.number(7), .number(8), .number(9)]))
    #expect(results["claims"]?.list?[0]["seeds"]?.list == [.flag(true), .flag(true), .flag(true)])
    #expect(results["claims"]?.list?[1]["seeds"] == nil)
    let row = try #require(results["tables"]?["scores"]?["rows"]?.list?[0].list)
    #expect(row[1]["text"] == .text("93.0 ± 1.0%"))
    #expect(row[1]["values"] == results["accuracy"]?["values"])
    #expect(row[3] == .object(["text": .text("∞")]))
  }

  /// Each: what is replaced in the results, by what, and where the fault is.
  @Test(arguments: [
    (#""schema" : 2"#, #""schema" : 1"#, ".schema"), (#""seed" : 7"#, #""seed" : "7""#, ".seed"),
    (#""tables""#, #""table""#, ""), (#""holds" : true"#, #""holds" : 1"#, ".claims[0].holds"),
    (#""text" : "a""#, #""words" : "a""#, ".tables.scores.rows[0][0]"),
    (#""deviation" :"#, #""spread" :"#, ".tables.scores.rows[0][1].spread"),
  ])
  func whatIsNoneIsNoticed(_ old: String, _ new: String, _ path: String) throws {
    let text = String(decoding: try built(Scores(), seed: 7, seedCount: 3).results, as: UTF8.self)
    let start = path.contains("tables.") ? text.firstRange(of: "\"tables\"")?.lowerBound : nil
    let at = try #require(text[(start ?? text.startIndex)...].firstRange(of: old))
    let found = try faults(text.replacingCharacters(in: at, with: new).utf8)
    #expect(found.contains { $0.hasPrefix(path + ":") }, "\(found)")
  }

  /// The rows of docs/results.md are the keys of the schema.
  @Test func thePageHasTheKeysOfTheSchema() throws {
    let schema = try JSONDecoder().decode(
      JSONValue.self, from: Data(contentsOf: repository.appending(path: "docs/results.schema.json"))
    )
    let page = try String(
      contentsOf: repository.appending(path: "docs/results.md"), encoding: .utf8)
    let general = page.prefix(upTo: page.firstRange(of: "\n## ")?.lowerBound ?? page.endIndex)
    let rows = general.matches(of: /\n\| `(\w+)/).map { String($0.1) }
    #expect(Set(rows) == Set((schema["properties"]?.object ?? [:]).keys))
    for (kind, path) in [("claim", "claims[]."), ("cell", "tables.ID.rows[][].")] {
      for key in (schema["$defs"]?[kind]?["properties"]?.object ?? [:]).keys {
        #expect(general.contains("`\(path)\(key)"), "\(path)\(key)")
      }
    }
  }
}
