import Testing
import Weaver

@Suite struct NumberLintTests {
  private func columns(_ prose: String) throws -> [Int] {
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map { "//: \($0)" }
    let source = "func f(_ page: inout Page) {\n\(lines.joined(separator: "\n"))\n}\n"
    return try Notebook(source).bareNumbers().map(\.column)
  }

  @Test(arguments: [
    ("There are 60,000 images.", [15]), ("A 5x5 kernel, 95% of them", [7, 19]), ("-1", [6]),
    ("½", [5]),
    ("[see 3](page)", [10]),
  ])
  func numbersTypedIntoProseAreFound(_ prose: String, _ expected: [Int]) throws {
    #expect(try columns(prose) == expected)
  }

  @Test(arguments: [
    "\\(count) and \\(f(1, \"2\"))", "`x = 3`", "$H = -\\sum_{j=1}^{10} p_j$", "$$\nx = 1\n$$",
    "Conv2D log2",
    "[link](https://a.b/2019)", "note[^1]", "1. first\n2. second", "```\n12\n```",
    "<https://a.b/1>",
  ])
  func whatIsNoStatementAboutTheRunIsLetBe(_ prose: String) throws {
    #expect(try columns(prose) == [])
  }
}
