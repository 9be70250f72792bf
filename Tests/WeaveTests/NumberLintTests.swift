import Testing
import Weaver

@Suite struct NumberLintTests {
  private func numbers(in source: String) -> [WeaveDiagnostic] {
    do {
      _ = try weave(source, path: "n.swift")
      return []
    } catch {
      return ((error as? WeaveError)?.diagnostics ?? []).filter { $0.message.contains("number") }
    }
  }

  private func columns(_ prose: String) -> [Int] {
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map { "//: \($0)" }
    let source = "func f(_ page: inout Page) {\n\(lines.joined(separator: "\n"))\n}\n"
    return numbers(in: source).map(\.column)
  }

  @Test(arguments: [
    ("There are 60,000 images.", [15]), ("A 5x5 kernel, 95% of them", [7, 19]), ("-1", [6]),
    ("½", [5]),
    ("[see 3](page)", [10]), ("costs $5 and 6 more", [12, 18]), ("a ` and 7", [13]),
    ("a \\$5$ and", [9]), ("$x$ is 9", [12]), ("[3](open", [6]), ("a <here 4", [13]),
    ("``` a\n1\n```\n2", [5]),
  ])
  func numbersTypedIntoProseAreFound(_ prose: String, _ expected: [Int]) {
    #expect(columns(prose) == expected)
  }

  @Test(arguments: [
    "\\(count) and \\(f(1, \"2\"))", "`x = 3`", "$H = -\\sum_{j=1}^{10} p_j$", "$$\nx = 1\n$$",
    "Conv2D log2",
    "$x =\n1$", "``a ` 1``", "`a\n1`", "\\(f(\") 1\"))", "~~~\n12\n~~~",
    "[link](https://a.b/2019)", "note[^1]", "1. first\n2. second", "```\n12\n```",
    "<https://a.b/1>",
  ])
  func whatIsNoStatementAboutTheRunIsLetBe(_ prose: String) {
    #expect(columns(prose) == [])
  }

  private func numbers(_ code: String) -> [String] {
    let source = "func f(_ page: inout Page) {\n\(code)\n//: p\n}\n"
    return numbers(in: source).map { "\($0.line):\($0.column)" }
  }

  @Test(arguments: [
    ("page.claim(\"x-1\", \"It is 97.3% good\", a > 1)", ["2:26"]),
    ("page.claim(\n  \"x\",\n  \"\"\"\n  Of \\(n) all\n  12 are.\n  \"\"\", a > 1)", ["6:3"]),
    ("page.claim(id, \"All 3.\", a)", ["2:21"]),
    ("show(f, caption: \"The 8 images\")", ["2:23"]),
    ("page.note(\"In 1998.\")\npage.banner(#\"4\"#)", ["2:15", "3:15"]),
    ("page.note(\"A \\(n) of 5\")", ["2:22"]), ("page.note(#\"A \\(6)\"#)", ["2:17"]),
  ])
  func numbersInTextsThatAreHandedToThePageAreFound(_ code: String, _ expected: [String]) {
    #expect(numbers(code) == expected)
  }

  @Test(arguments: [
    "page.claim(\"x\", \"It is \\(p, .percent(1)) good\", a > 0.5)",
    "show(f, caption: \"\\(n > 1 ? \"2)\" : \"1\") images\")", "page.note(#\"A \\#(6)\"#)",
    "// page.note(\"1\")\n/* page.note(\"1\") /* */ caption: \"1\" */",
    "print(\"1\", \"caption: 2\")",
    "page.note(\"a\\u{202F}b, Conv2D\")", "page.show(3, caption: text)",
  ])
  func otherTextsAndNumbersOfCodeAreLetBe(_ code: String) {
    #expect(numbers(code) == [])
  }
}
