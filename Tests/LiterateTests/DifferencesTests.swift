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
}
