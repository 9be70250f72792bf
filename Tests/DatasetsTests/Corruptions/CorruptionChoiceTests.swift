import Datasets
import Foundation
import Testing

@Suite struct CorruptionChoiceTests {
  @Test(arguments: [
    ("fog", "fog", 5), ("fog:5", "fog", 5), ("fog:3", "fog:3", 3), ("stripe", "stripe", 1),
    ("stripe:1", "stripe", 1), ("shot_noise:1", "shot_noise:1", 1),
  ])
  func readsAndWrites(text: String, description: String, severity: Int) throws {
    let choice = try CorruptionChoice(parsing: text)
    #expect(choice.severity == severity)
    #expect(choice.corruption.severity == severity)
    #expect(choice.description == description)
    #expect(CorruptionChoice(description) == choice)
  }

  @Test(arguments: [
    ("fog:6", "corruption: fog:6: found no such severity, expected 1 to 5"),
    ("fog:0", "corruption: fog:0: found no such severity, expected 1 to 5"),
    ("fog:", "corruption: fog:: found no such severity, expected 1 to 5"),
    ("fog:+3", "corruption: fog:+3: found no such severity, expected 1 to 5"),
    ("fog:3:3", "corruption: fog:3:3: found no such severity, expected 1 to 5"),
    (
      "fog:99999999999999999999",
      "corruption: fog:99999999999999999999: found no such severity, expected 1 to 5"
    ),
    ("zigzag:2", "corruption: zigzag:2: found a severity, expected none: zigzag comes in one form"),
  ])
  func saysWhichSeveritiesThereAre(text: String, reason: String) {
    let error = #expect(throws: CorruptionChoiceError.self) { try CorruptionChoice(parsing: text) }
    #expect(error?.description == reason)
    #expect(error?.exitStatus == .usage)
    #expect(CorruptionChoice(text) == nil)
  }

  @Test(arguments: [("", ""), (":3", ":3"), ("Fog", "Fog"), ("fog\u{1B}", "fog\\u{1B}")])
  func saysWhichKindsThereAre(text: String, shown: String) {
    let error = #expect(throws: CorruptionChoiceError.self) { try CorruptionChoice(parsing: text) }
    let names = Corruptions.names.joined(separator: ", ")
    #expect(
      error?.description
        == "corruption: \(shown): found no corruption of that name, expected one of \(names)")
  }

  @Test func isAppliedToImages() throws {
    let corruption = try CorruptionChoice(parsing: "translate:2").corruption
    let result = corruption(Self.dark, key: Key(seed: 0))
    #expect(result == Self.dark)
    #expect(CorruptionChoice(type(of: corruption), severity: 2).description == "translate:2")
  }

  @Test func anyModuleCanHaveACorruption() {
    let result = Inverse()(Self.dark, key: Key(seed: 0))
    #expect(result.pixels == [UInt8](repeating: 255, count: 784))
    #expect(Inverse.title == "dark for bright")
    #expect(CorruptionChoice(Inverse.self).description == "dark_for_bright")
  }

  private struct Inverse: Corruption {
    static let name = "dark_for_bright"
    static let severities = 1...1
    static let defaultSeverity = 1
    let severity: Int
    init(severity: Int) { self.severity = severity }
    var appearance: String { "with black and white exchanged" }
    func corrupt(_ image: [Double], noise: Void) -> [Double] { image.map { 1 - $0 } }
  }

  private static let dark = LabelledImages(
    rows: 28, columns: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [3])

  @Test func isTextInAFile() throws {
    let choices = try ["rotate:4", "zigzag"].map { try CorruptionChoice(parsing: $0) }
    let json = try JSONEncoder().encode(choices)
    #expect(String(decoding: json, as: UTF8.self) == #"["rotate:4","zigzag"]"#)
    #expect(try JSONDecoder().decode([CorruptionChoice].self, from: json) == choices)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CorruptionChoice].self, from: Data(#"["rotate:6"]"#.utf8))
    }
  }
}
