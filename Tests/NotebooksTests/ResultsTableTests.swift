import BayesianCNN
import Foundation
import TestSupport
import Testing

@testable import Literate

/// What docs/results.md says of results.json, held against a built one.
@Suite struct ResultsTableTests {
  /// What the table writes for keys that are names.
  private static let names = [
    "NAME": ["deterministic", "probabilistic", "bayesian"], "SET": ["mnist", "corrupted"],
    "GROUP": ["correct", "incorrect"], "ID": BayesianCNN.figures.filter { $0 != "other-images" },
  ]

  /// Places of a JSON value at which no object and no list stands, as the table writes them.
  private func leaves(_ value: Any, at path: String = "") -> Set<String> {
    switch value {
    case let object as [String: Any]:
      return object.reduce(into: []) { result, entry in
        result.formUnion(leaves(entry.value, at: path.isEmpty ? entry.key : "\(path).\(entry.key)"))
      }
    case let list as [Any]:
      return list.reduce(into: []) { $0.formUnion(leaves($1, at: path + "[]")) }
    default: return [path]
    }
  }

  /// A key of the table with each name in the place of its word.
  private func spelledOut(_ key: String) -> [String] {
    Self.names.reduce([key]) { keys, entry in
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
    let results = try PipelineTests.built.get().results
    let found = try leaves(JSONSerialization.jsonObject(with: Data(results)))
    let keys = try table()
    #expect(keys.count > 25 && Set(keys).count == keys.count)
    let told = Set(keys.flatMap(spelledOut))
    // The deterministic model has no entropies.
    let expected = told.filter { !$0.hasPrefix("entropy.deterministic.") }
    #expect(found.subtracting(expected) == [], "in the file, not in the table")
    #expect(expected.subtracting(found) == [], "in the table, not in the file")
  }

  @Test func whatTheTableSaysOfValuesHolds() throws {
    let results = try PipelineTests.built.get().ownResults()
    #expect(results.data.corrupted.corruption == "spatter")
    #expect((1...5).contains(results.data.corrupted.severity))
    for example in results.examples {
      #expect(["certain", "hard", "turned"].contains(example.role))
      #expect(["mnist", "corrupted"].contains(example.set))
      #expect((0..<10).contains(example.label))
      #expect([example.mean, example.lower, example.upper].allSatisfy { $0.count == 10 })
      if example.model == "probabilistic" {
        #expect(example.lower == example.mean && example.upper == example.mean)
      } else {
        #expect(example.model == "bayesian")
      }
    }
  }
}
