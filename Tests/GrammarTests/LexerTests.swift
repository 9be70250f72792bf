import Grammar
import Testing

@Suite struct LexerTests {
  private func kinds(_ source: String) -> [String] {
    let characters = Array(source)
    return Lexer.lexemes(of: characters).filter { $0.kind != .space }.map {
      "\($0.kind)".prefix { $0 != "(" } + ":" + String(characters[$0.range])
    }
  }

  @Test(arguments: [
    "\"", "\"\"\"", "/*", "#\"", "\"\\(", "\\", "`", "0x", "é️", "#", "@", "\"\\", "/", "#/",
    "a /* b /* c */", "\"a\\(b(\"c\\(d)\"))e\" f", "#\"\\#(x)\\n\"#", "x = /a\"/ // b",
  ])
  func lexemesJoinedAreTheSource(_ source: String) {
    let characters = Array(source)
    let joined = Lexer.lexemes(of: characters).map { String(characters[$0.range]) }.joined()
    #expect(joined == source)
  }

  @Test func literalsHoldInterpolationsAndEscapes() {
    #expect(
      kinds("\"a\\n\\(b)\"") == [
        "stringStart:\"", "stringText:a", "escape:\\n", "interpolationStart:\\(", "word:b",
        "interpolationEnd:)", "stringEnd:\"",
      ])
    #expect(kinds("#\"a\\n\"#") == ["stringStart:#\"", "stringText:a\\n", "stringEnd:\"#"])
  }

  @Test(arguments: [
    ("x = /a\"b/", true), ("(/[()]/)", true), ("a / b / c", false), ("f(/, /)", false),
    ("#/ \" /#", true), ("x = a/b/c", false), ("return /a/", true),
  ])
  func regularExpressionsAreToldFromDivisions(_ source: String, _ isRegex: Bool) {
    #expect(kinds(source).contains { $0.hasPrefix("regex") } == isRegex)
  }

  @Test(arguments: [
    ("\"a\"", "a"), ("\"a\\tb\\u{2014}\\\"\"", "a\tb—\""), ("#\"a\\n\\#n\"#", "a\\n\n"),
    ("\"\"\"\n  a\n    b\n\n  c\n  \"\"\"", "a\n  b\n\nc"),
    ("\"\"\"\n  a \\\n  b\n  \"\"\"", "a b"),
    ("\"\"\"\n\"\"\"", ""), ("\"\"\"\n\n\"\"\"", ""), ("\"\"\"\n\"x\"\n\n\"\"\"", "\"x\"\n"),
    ("\"\"", ""),
  ])
  func literalsMeanWhatTheCompilerTakesThemFor(_ source: String, _ meaning: String) {
    let literal = CodeTokens(Array(source)).tokens.first?.literal
    #expect(literal?.plainText == meaning)
  }

  @Test func interpolationsOfALiteralAreCode() {
    let literal = CodeTokens(Array("\"\"\"\n  \\(a)\n  b\\(f(\")\"))\n  \"\"\"")).tokens.first?
      .literal
    let parts = literal?.parts.map { part in
      switch part {
      case .text(let text): String(text.map(\.character))
      case .interpolation(let source, _): "<\(source)>"
      }
    }
    #expect(parts == ["<a>", "\nb", "<f(\")\")>"])
  }
}
