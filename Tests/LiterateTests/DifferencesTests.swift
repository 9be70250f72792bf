import Foundation
import Testing

@testable import Literate

@Suite struct DifferencesTests {
  private func tree(_ json: String) throws -> ResultTree {
    try JSONDecoder().decode(ResultTree.self, from: Data(json.utf8))
  }

  private func lines(_ before: String, _ after: String) throws -> [String] {
    try Differences(from: tree(before), to: tree(after)).lines
  }

  @Test func equalResultsAreEqual() throws {
    #expect(try lines(#"{"seed": 0, "a": [1, 2]}"#, #"{"a": [1, 2], "seed": 0}"#) == ["equal"])
  }

  @Test func aNumberIsToldWithItsDifference() throws {
    #expect(
      try lines(#"{"m": {"accuracy": 0.9657}}"#, #"{"m": {"accuracy": 0.9662}}"#) == [
        "m.accuracy: 0.9657 -> 0.9662 (+0.000500)", "1 number differs",
      ])
  }

  @Test func aMeanIsMeasuredAgainstItsSpread() throws {
    #expect(
      try lines(
        #"{"share": {"mean": 0.5, "deviation": 0.1}}"#,
        #"{"share": {"mean": 0.7, "deviation": 0.1}}"#) == [
          "share.mean: 0.5 -> 0.7 (+0.200, 2.0 standard deviations)", "1 number differs",
        ])
  }

  @Test func aMeanTellsOfItsValues() throws {
    #expect(
      try lines(
        #"{"a": {"mean": 2, "deviation": 1, "values": [1, 3]}}"#,
        #"{"a": {"mean": 3, "deviation": 1, "values": [2, 4]}}"#) == [
          "a.mean: 2 -> 3 (+1.00, 1.0 standard deviations)", "1 number differs",
        ])
    #expect(
      try lines(
        #"{"a": {"mean": 2, "deviation": 1, "values": [1, 3]}}"#,
        #"{"a": {"mean": 2, "deviation": 1, "values": [3, 1]}}"#
      ).count == 3)
  }

  @Test func settingsClaimsAndFiguresAreToldApart() throws {
    let before = #"""
      {"seed": 0, "figures": {"a": "1", "b": "2"}, "name": "x",
       "claims": [{"id": "c", "text": "t", "holds": true}, {"id": "d", "text": "1 is odd", "holds": true}]}
      """#
    let after = #"""
      {"seed": 1, "figures": {"a": "1", "b": "3"}, "name": "y",
       "claims": [{"id": "c", "text": "t", "holds": false}, {"id": "d", "text": "3 is odd", "holds": true}]}
      """#
    #expect(
      try lines(before, after) == [
        "seed: 0 -> 1", "name: x -> y", "claim c: holds -> does not hold",
        "claim d: 1 is odd -> 3 is odd", "figure b: differs",
        "1 setting, 1 value, 2 claims and 1 figure differ",
      ])
  }

  @Test func whatOnlyOneRunHasIsToldSo() throws {
    #expect(try lines(#"{"a": 1}"#, #"{"b": 1}"#).contains("a: 1 -> nothing"))
  }

  private func table(_ cell: String, columns: String = #""model", "accuracy""#) -> String {
    #"{"m": 0.5, "tables": {"t": {"columns": [\#(columns)], "rows": [[{"text": "a"}, \#(cell)]]}}}"#
  }

  /// Each: a cell before, and after, and what is told.
  @Test(
    arguments: [
      (
        #"{"text": "50%", "value": 0.5}"#, #"{"text": "75%", "value": 0.75}"#,
        "tables.t[0].accuracy: 0.5 -> 0.75 (+0.250)"
      ),
      (
        #"{"text": "50 ± 10%", "value": 0.5, "deviation": 0.1, "values": [0.4, 0.6]}"#,
        #"{"text": "70 ± 10%", "value": 0.7, "deviation": 0.1, "values": [0.6, 0.8]}"#,
        "tables.t[0].accuracy: 0.5 -> 0.7 (+0.200, 2.0 standard deviations)"
      ),
      (
        #"{"text": "50 ± 10%", "value": 0.5, "deviation": 0.1, "values": [0.4, 0.6]}"#,
        #"{"text": "50 ± 20%", "value": 0.5, "deviation": 0.2, "values": [0.3, 0.7]}"#,
        "tables.t[0].accuracy: 50 ± 10% -> 50 ± 20%"
      ),
      (
        #"{"text": "50 ± 10%", "value": 0.5, "deviation": 0.1, "values": [0.4, 0.6]}"#,
        #"{"text": "50 ± 10%", "value": 0.5, "deviation": 0.1, "values": [0.6, 0.4]}"#,
        "tables.t[0].accuracy.values[0]: 0.4 -> 0.6 (+0.200)"
      ),
      (#"{"text": "yes"}"#, #"{"text": "no"}"#, "tables.t[0].accuracy: yes -> no"),
    ])
  func aCellIsToldOnce(_ before: String, _ after: String, _ line: String) throws {
    #expect(try lines(table(before), table(after)).dropLast() == [line])
  }

  @Test func aNumberThatIsToldIsNotToldAgainOfATable() throws {
    let (before, after) = (#"{"text": "50%", "value": 0.5}"#, #"{"text": "75%", "value": 0.75}"#)
    let changed = table(after).replacing(#""m": 0.5"#, with: #""m": 0.75"#)
    #expect(
      try lines(table(before), changed) == ["m: 0.5 -> 0.75 (+0.250)", "1 number differs"])
  }

  @Test func tablesOfOtherFormsAreToldAsAWhole() throws {
    let cell = #"{"text": "50%", "value": 0.5}"#
    #expect(
      try lines(table(cell), table(cell, columns: #""model", "loss""#))[0]
        == "tables.t: 1 row of model, accuracy -> 1 row of model, loss")
    #expect(try lines(table(cell), #"{"m": 0.5}"#)[0] == "tables.t: a table -> nothing")
  }

  @Test func resultsOfAnotherSchemaAreRefused() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    for (text, found) in [(#"{"schema": 1}"#, "schema 1"), ("{}", "no schema")] {
      try Data(text.utf8).write(to: file)
      let failure = #expect(throws: Failure.self) { try ResultTree.read(file.path) }
      #expect(failure?.exitStatus == .badData)
      #expect(failure?.description.contains("found \(found), expected 2") == true)
    }
    try Data(#"{"schema": 2}"#.utf8).write(to: file)
    #expect(try ResultTree.read(file.path)["schema"] == .number(2))
  }
}
