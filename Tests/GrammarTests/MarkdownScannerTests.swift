import Grammar
import Testing

@Suite struct MarkdownScannerTests {
  /// The spans that are no text, as "kind:text".
  private func spans(_ text: String) -> [String] {
    let characters = Array(text)
    return MarkdownScanner.spans(of: characters).filter { $0.kind != .text }.map {
      "\($0.kind)".prefix { $0 != "(" } + ":" + String(characters[$0.range])
    }
  }

  @Test(arguments: [
    ("$x$ and $$y$$", ["formula:$x$", "formula:$$y$$"]), ("$5 and $6", []),
    ("a $x$5 b$", ["formula:$x$5 b$"]),
    ("`$x$`", ["code:`$x$`"]), ("``a ` $x$``", ["code:``a ` $x$``"]), ("\\$x$", ["escape:\\$"]),
    ("`a\n\nb` $x$", ["formula:$x$"]), ("\\5$x$", ["formula:$x$"]),
    ("`\\` $x$", ["code:`\\`", "formula:$x$"]),
    ("```\n$x$\n```\n$y$", ["fencedCode:```\n$x$\n```\n", "formula:$y$"]),
    ("```\n``` x\n$x$", ["fencedCode:```\n``` x\n$x$"]), ("``` a`\n$x$", ["formula:$x$"]),
    ("> ~~~\n> 1\n$x$", ["fencedCode:> ~~~\n> 1\n", "formula:$x$"]),
    ("- ```\n  1\n$x$", ["fencedCode:- ```\n  1\n", "formula:$x$"]),
    ("[a](b$c$d)", ["linkTarget:](b$c$d)"]), ("[a](b(1)c) 2", ["linkTarget:](b(1)c)"]),
    ("[^a$b$]", ["noteLabel:[^a$b$]"]),
    ("<https://a/$b$>", ["autolink:<https://a/$b$>"]),
    ("1. a\n2. b", ["listMark:1.", "listMark:2."]), ("of\n12. Then", []),
    ("of\n\n12. Then", ["listMark:12."]),
    ("3.5 is", []), ("> 1) a", ["listMark:1)"]), ("# a\n2. b", ["listMark:2."]),
  ])
  func textsAreCutAsTheyAreRead(_ text: String, _ expected: [String]) {
    #expect(spans(text) == expected)
  }

  @Test(arguments: [
    "", "$", "`", "``", "\\", "$$", "[^", "](", "<h", "```", "1.", "> ", "- ", "\n\n", "$$$$",
    "$$$",
  ])
  func spansJoinedAreTheText(_ text: String) {
    let characters = Array(text)
    let joined = MarkdownScanner.spans(of: characters).map { String(characters[$0.range]) }.joined()
    #expect(joined == text)
  }
}
