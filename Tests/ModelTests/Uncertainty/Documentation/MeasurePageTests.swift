import Foundation
import TestSupport
import Testing

/// The Swift code of docs/measures.md is code of this folder, word for word.
@Suite struct MeasurePageTests {
  @Test func codeOnThePageIsCodeThatRuns() throws {
    let own = try markedSnippets(in: "Tests/ModelTests/Uncertainty/Documentation")
    let shown = try swiftFences(of: "docs/measures.md")
    #expect(own.count == 6 && Set(own) == Set(shown) && own.count == shown.count)
  }

  @Test func filesThatAreNamedExist() throws {
    let path = repository.appending(path: "docs/measures.md")
    let page = try String(contentsOf: path, encoding: .utf8)
    let files = page.matches(of: /`((?:Sources|Tests|References|Benchmarks)\/[\w\/+.]+)`/)
    #expect(!files.isEmpty)
    for file in files.map({ String($0.1) }) {
      let place = repository.appending(path: file).path
      #expect(FileManager.default.fileExists(atPath: place), "\(file)")
    }
  }
}
