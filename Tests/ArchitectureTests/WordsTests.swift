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

  /// The corruption that the notebook begins with is one among fifteen to everything else.
  @Test func noRoomPrefersACorruption() throws {
    let own = ["Notebooks/BayesianCNN/", "Corruptions/Kinds/Spatter.swift"]
    for file in try swiftFiles(in: "Sources") where !own.contains(where: file.name.contains) {
      let words = file.text.lowercased().matches(of: /\bspatter/)
      #expect(words.isEmpty, "\(file.name)")
    }
  }
}
