import Testing
import Weaver

@Suite struct LiteralTests {
  @Test(arguments: [
    ("a", "#\"\"\"\na\n\"\"\"#"), ("\\(x) #\"\"\"#", "##\"\"\"\n\\(x) #\"\"\"#\n\"\"\"##"),
    ("", "#\"\"\"\n\n\"\"\"#"),
  ])
  func literalNeedsOneMoreHashThanItsText(_ text: String, _ expected: String) {
    #expect(literal(meaning: text) == expected)
  }

  @Test func templatesAreEmbeddedInTheOrderOfTheirNames() {
    let source = embeddedTemplates([(name: "b", text: "2"), (name: "a", text: "1")])
    #expect(source.contains("#\"a\"#: #\"\"\"\n1\n\"\"\"#,\n    #\"b\"#:"))
  }
}
