import Foundation
import TestSupport
import Testing

/// The Swift code of docs/model.md is code of this folder, word for word: what stands between `// begin` and `// end`, in functions
/// that are compiled and run.
@Suite struct DocumentationTests {
  @Test func codeOnThePageIsCodeThatRuns() throws {
    let own = try markedSnippets(in: "Tests/ModelTests/Documentation")
    let shown = try swiftFences(of: "docs/model.md")
    #expect(!own.isEmpty && Set(own).count == own.count)
    for snippet in own { #expect(shown.contains(snippet), "not on the page:\n\(snippet)") }
    for snippet in shown { #expect(own.contains(snippet), "not compiled:\n\(snippet)") }
  }

  /// A list of files that somebody should read has to be one that they can find.
  @Test func filesThatAreNamedExist() throws {
    let page = try String(contentsOf: repository.appending(path: "docs/model.md"), encoding: .utf8)
    let paths = page.matches(of: /`((?:Sources|Tests|Examples)\/[\w\/+.]+\.\w+)`/).map {
      String($0.1)
    }
    #expect(!paths.isEmpty)
    for path in paths {
      let file = repository.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }
  }
}
