import Foundation
import TestSupport
import Testing

/// The table of docs/architecture.md is that by which the `import` lines are tested.
@Suite struct ArrowTableTests {
  @Test func thePageHasTheSameArrows() throws {
    let page = try String(
      contentsOf: repository.appending(path: "docs/architecture.md"), encoding: .utf8)
    let start = try #require(page.range(of: "| room | may import |\n| --- | --- |\n")).upperBound
    let rows = page[start...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("|") }
    let pairs = try rows.map { row in
      let names = row.matches(of: /`([\w\/]+)`/).map { String($0.1) }
      return (try #require(names.first), Set(names.dropFirst()))
    }
    #expect(Dictionary(pairs) { $1 } == ImportTests.arrows)
    #expect(pairs.count == ImportTests.arrows.count)
  }
}
