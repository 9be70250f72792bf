import Datasets
import Foundation
import TestSupport
import Testing

/// What docs/data.md says holds.
@Suite struct DocumentationTests {
  /// The Swift code of the page is code of this folder, word for word.
  @Test func codeOnThePageIsCodeThatRuns() throws {
    let own = try markedSnippets(in: "Tests/DatasetsTests/Documentation")
    let shown = try swiftFences(of: "docs/data.md")
    #expect(!own.isEmpty && Set(own).count == own.count)
    for snippet in own { #expect(shown.contains(snippet), "not on the page:\n\(snippet)") }
    for snippet in shown { #expect(own.contains(snippet), "not compiled:\n\(snippet)") }
  }

  @Test func everyCorruptionIsOnThePage() throws {
    let page = try String(contentsOf: repository.appending(path: "docs/data.md"), encoding: .utf8)
    for kind in Corruptions.all {
      let row =
        "| `\(kind.name)` | \(kind.severities.count > 1 ? "\(kind.defaultSeverity) of 5" : "one form") | "
      #expect(
        page.contains(row + kind.init().appearance + " |"), "\(row)\(kind.init().appearance) |")
    }
  }
}
