import Foundation
import TestSupport
import Testing

/// The Swift code of docs/model.md is code of this folder, word for word: what stands between `// begin` and `// end`, in functions
/// that are compiled and run.
@Suite struct DocumentationTests {
  @Test func codeOnThePageIsCodeThatRuns() throws {
    let folder = repository.appending(path: "Tests/ModelTests/Documentation")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let own = try names.filter { $0.hasSuffix("Snippets.swift") }.flatMap { name in
      Self.snippets(try text(folder.appending(path: name)))
    }
    let page = try text(repository.appending(path: "docs/model.md"))
    let shown = page.matches(of: /```swift\n((?s).*?)```/).map { String($0.1) }
    #expect(!own.isEmpty && Set(own).count == own.count)
    for snippet in own { #expect(shown.contains(snippet), "not on the page:\n\(snippet)") }
    for snippet in shown { #expect(own.contains(snippet), "not compiled:\n\(snippet)") }
  }

  /// A list of files that somebody should read has to be one that they can find.
  @Test func filesThatAreNamedExist() throws {
    let page = try text(repository.appending(path: "docs/model.md"))
    let paths = page.matches(of: /`((?:Sources|Tests|Examples)\/[\w\/+.]+\.\w+)`/).map {
      String($0.1)
    }
    #expect(!paths.isEmpty)
    for path in paths {
      let file = repository.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// The marked parts of a file, moved to the left margin.
  private static func snippets(_ text: String) -> [String] {
    text.matches(of: /( *)\/\/ begin\n((?s).*?) *\/\/ end\n/).map { match in
      let margin = String(match.1)
      return match.2.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.trimmingPrefix(margin))
      }.joined(separator: "\n")
    }
  }
}
