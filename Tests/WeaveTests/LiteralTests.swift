import Testing

@testable import Weaver

@Suite struct LiteralTests {
  @Test(arguments: [
    ("a", "#\"\"\"\na\n\"\"\"#"), ("\\(x) #\"\"\"#", "##\"\"\"\n\\(x) #\"\"\"#\n\"\"\"##"),
    ("", "#\"\"\"\n\n\"\"\"#"),
  ])
  func literalNeedsOneMoreHashThanItsText(_ text: String, _ expected: String) {
    #expect(literal(meaning: text) == expected)
  }

  @Test(arguments: [
    ("a \"b\"\n\\(c)\r\t", "\"a \\\"b\\\"\\n\\\\(c)\\r\\t\""),
    ("\0\u{1B}\u{2028}\u{202E}\u{FEFF}1", "\"\\u{0}\\u{1b}\\u{2028}\\u{202e}\\u{feff}1\""),
    ("é 👩‍🚀 \r\n", "\"é 👩\\u{200d}🚀 \\r\\n\""), ("", "\"\""),
  ])
  func literalOfOneLineHidesNothing(_ text: String, _ expected: String) {
    #expect(lineLiteral(meaning: text) == expected)
  }

  @Test(.enabled(if: Compiler.isThere)) func literalOfOneLineMeansItsText() throws {
    let characters = (0..<0x3000).compactMap(Unicode.Scalar.init) + ["\u{FEFF}", "\u{1F680}"]
    let text = String(String.UnicodeScalarView(characters)) + "\r\n\\\"\"\"#\\(a)\u{301}"
    let source = "print(Array(\(lineLiteral(meaning: text)).utf8))\n"
    let compiler = try Compiler()
    #expect(try compiler.compile(["main.swift": source], "-o", "program") == "")
    #expect(try compiler.run("program") == "\(Array(text.utf8))\n")
  }

  @Test func templatesAreEmbeddedInTheOrderOfTheirNames() {
    let source = embeddedTemplates([(name: "b", text: "2"), (name: "a", text: "1")])
    #expect(source.contains("#\"a\"#: #\"\"\"\n1\n\"\"\"#,\n    #\"b\"#:"))
  }
}
