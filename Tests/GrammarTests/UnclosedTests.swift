import Grammar
import Testing

/// Beginnings that nothing closes are text, however many there are; none of them is looked through to the end for each.
@Suite struct UnclosedTests {
  private func kinds(_ text: String) -> [MarkdownSpan.Kind] {
    MarkdownScanner.spans(of: Array(text)).map(\.kind)
  }

  /// Without what is remembered of them, a hundred thousand of these take minutes.
  @Test(arguments: ["[^", "<h", "$a ", "$a\n", "[](a", "\\```\n"])
  func areReadInTime(_ beginning: String) {
    let text = Array(String(repeating: beginning, count: 30_000))
    let spans = MarkdownScanner.spans(of: text)
    #expect(spans.last?.range.upperBound == text.count)
    #expect(spans.allSatisfy { [.text, .escape].contains($0.kind) })
  }

  /// Likewise for the beginnings of regular expressions in code.
  @Test(arguments: ["\"#/", "#/ ", "##/ #/ "])
  func regularExpressionsAreReadInTime(_ beginning: String) {
    let code = Array(String(repeating: beginning, count: 30_000))
    let lexemes = Lexer.lexemes(of: code)
    #expect(lexemes.count >= 30_000)
    #expect(lexemes.last?.range.upperBound == code.count)
  }

  @Test("What was not closed in one paragraph or line is in the next")
  func areClosedLater() {
    #expect(kinds("a $b\n\n$c$") == [.text, .formula(isDisplayed: false)])
    #expect(kinds("$a `$b` $c$") == [.text, .code, .text, .formula(isDisplayed: false)])
    #expect(kinds("$$a $b$") == [.text, .formula(isDisplayed: false)])
    #expect(kinds("$a `$$b$$") == [.text, .formula(isDisplayed: true)])
    #expect(kinds("[^a\n[^b]") == [.text, .noteLabel])
    #expect(kinds("<ha\n<hb>") == [.text, .autolink])
    #expect(kinds("``a ```b`` c") == [.code, .text])
    #expect(kinds("\\```a\n\n``b``") == [.escape, .text, .code])
  }

  @Test("Parentheses of a link's target stand inside each other as deep as cmark takes them")
  func nestedParentheses() {
    func link(_ depth: Int) -> [MarkdownSpan.Kind] {
      kinds(
        "[a](" + String(repeating: "(", count: depth) + String(repeating: ")", count: depth) + ")")
    }
    #expect(link(32).contains(.linkTarget))
    #expect(!link(33).contains(.linkTarget))
  }
}
