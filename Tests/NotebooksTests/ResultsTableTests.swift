import BayesianCNN
import Foundation
import TestSupport
import Testing

@testable import Literate

/// What docs/results.md and its schema say of results.json, held against built ones.
@Suite struct ResultsTableTests {
  /// What the table writes for keys that are names.
  private static let names = [
    "NAME": ["deterministic", "probabilistic", "bayesian"], "SET": ["clean", "corrupted"],
    "GROUP": ["correct", "incorrect"], "ID": BayesianCNN.figures,
    "CONTENDER": ["deterministic", "longer", "onePass", "averaged", "ensemble"],
    "MEASURE": [
      "accuracy", "log loss", "Brier score", "calibration error", "adaptive",
      "area under the risk-coverage curve",
    ],
  ]

  /// Places of a JSON value at which no object and no list stands, as the table writes them. A number over seeds counts as one.
  private func leaves(_ value: Any, at path: String = "") -> Set<String> {
    switch value {
    case let object as [String: Any] where Set(object.keys) == ["values", "mean", "deviation"]:
      return [path]
    case let object as [String: Any]:
      return object.reduce(into: []) { result, entry in
        // All tables are told of in one.
        let key = path == "tables" ? "ID" : entry.key
        result.formUnion(leaves(entry.value, at: path.isEmpty ? key : "\(path).\(key)"))
      }
    case let list as [Any]:
      return list.reduce(into: []) { $0.formUnion(leaves($1, at: path + "[]")) }
    default: return [path]
    }
  }

  /// A key of the table with each name in the place of its word.
  private func spelledOut(_ key: String) -> [String] {
    if key.hasPrefix("tables.") { return [key] }
    return Self.names.reduce([key]) { keys, entry in
      keys.flatMap { key in
        (key + ".").contains(".\(entry.key).")
          ? entry.value.map {
            String((key + ".").replacing(".\(entry.key).", with: ".\($0).").dropLast())
          }
          : [key]
      }
    }
  }

  private func table() throws -> [String] {
    let text = try String(
      contentsOf: repository.appending(path: "docs/results.md"), encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map {
      String($0.dropFirst(3).prefix { $0 != "`" })
    }
  }

  @Test func theTableNamesEveryKeyAndNoOther() throws {
    let results = try PipelineTests.builtOverSeeds.get().results
    let found = try leaves(JSONSerialization.jsonObject(with: Data(results)))
    // Which parameters a notebook has, the table says of each.
    let keys = try table().filter { $0 != "parameters.NAME" }
    #expect(keys.count > 45 && Set(keys).count == keys.count)
    let told = Set(keys.flatMap(spelledOut))
    // The deterministic model has no entropies.
    let expected = told.filter { !$0.hasPrefix("entropy.deterministic.") }
    #expect(found.subtracting(expected) == [], "in the file, not in the table")
    #expect(expected.subtracting(found) == [], "in the table, not in the file")
  }

  @Test func whatTheTableSaysOfValuesHolds() throws {
    let results = try PipelineTests.built.get().ownResults()
    #expect(results.data.corrupted.corruption == "spatter")
    #expect(results.data.others == [])
    for example in results.examples {
      #expect(["certain", "hard", "turned"].contains(example.role))
      if example.model == "probabilistic" {
        #expect(example.lower == example.mean && example.upper == example.mean)
        #expect(example.favourites == nil)
      } else {
        #expect(example.favourites?.reduce(0, +) == 10)
      }
    }
  }

  @Test func theTableNamesTheTablesOfThePage() throws {
    let text = try String(
      contentsOf: repository.appending(path: "docs/results.md"), encoding: .utf8)
    let results = try JSONDecoder().decode(
      JSONValue.self, from: Data(PipelineTests.built.get().results))
    let paragraph = text.split(separator: "\n").first { $0.hasPrefix("All other numbers") } ?? ""
    let told = paragraph.matches(of: /`([a-z-]+)`/).map { String($0.1) }.dropFirst()
    #expect(told.sorted() == results["tables"]?.object?.keys.sorted())
  }

  private func faults(_ results: some Sequence<UInt8>) throws -> [String] {
    try JSONSchema(repository.appending(path: "docs/results.bayesian-cnn.schema.json"))
      .faults(Data(results))
  }

  @Test func builtResultsAreOfTheSchema() throws {
    #expect(try faults(PipelineTests.built.get().results) == [])
    #expect(try faults(PipelineTests.builtOverSeeds.get().results) == [])
  }

  /// Each: what is replaced in the results, by what, and where the fault is.
  @Test(arguments: [
    (#""notebook" : "bayesian-cnn""#, #""notebook" : "other""#, ".notebook"),
    (#""source" : "unknown""#, #""source" : "somewhere""#, ".data.clean.source"),
    (#""comparison" :"#, #""comparisons" :"#, ""),
    (#""log loss" :"#, #""loss" :"#, ".comparison.averaged.clean.loss"),
    (#""set" : "clean""#, #""set" : "mnist""#, ".examples[0].set"),
    (#""schema" : 2"#, #""schema" : 1"#, ".schema"),
  ])
  func otherResultsAreNot(_ old: String, _ new: String, _ place: String) throws {
    let text = String(decoding: try PipelineTests.built.get().results, as: UTF8.self)
    #expect(text.contains(old))
    let found = try faults(text.replacing(old, with: new).utf8)
    #expect(found.contains { $0.hasPrefix(place + ":") }, "\(found)")
  }
}
