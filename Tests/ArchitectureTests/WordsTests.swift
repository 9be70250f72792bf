import Foundation
import TestSupport
import Testing

/// What makes pages knows no word of the notebook that ships.
@Suite struct WordsTests {
  @Test(arguments: ["Literate", "Report", "Plot", "Weaver", "Grammar"])
  func roomsKnowNoWordOfOneNotebook(_ room: String) throws {
    let words = ["mnist", " spatter", "bayesian", "epistemic", "aleatoric", "true class"]
    for file in try swiftFiles(in: "Sources/\(room)") {
      let text = file.text.lowercased()
      #expect(words.filter { text.contains($0) } == [], "\(file.name)")
    }
  }
}
