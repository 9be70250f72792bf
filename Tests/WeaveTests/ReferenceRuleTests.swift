import Testing
import Weaver

@Suite struct ReferenceRuleTests {
  private func messages(_ body: String, with others: [String] = []) -> [String] {
    let source = "struct N {\nfunc f(_ page: inout Page) {\n//: Text.\n\(body)\n}\n}\n"
    let files = others.enumerated().map { (path: "\($0.offset).swift", text: $0.element) }
    do {
      _ = try weave(source, path: "n.swift", with: files)
      return []
    } catch {
      return ((error as? WeaveError)?.diagnostics ?? []).map {
        "\($0.line - 3):\($0.column) \($0.message)"
      }
    }
  }

  @Test(arguments: [
    "page.show(f, id: \"a-b\")\n//: \\(figure: \"a-b\")",
    "page.claim(\"a\", \"See \\(claim: \"a\").\", x)",
    "page.show(f, id: \"\\(a)-b\")\n//: \\(figure: \"x-b\")",
    "page.show(f, id: name)\n//: \\(figure: \"any\")",
    "show(f, id: \"x\")\n//: \\(figure: \"x\") \\(table: \"x\")",
    "//: $$ x \\label{e} $$ \\(equation: \"e\")",
    "//: $$ x \\label{e\\(i)} $$ \\(equation: \"e7\")",
    "//: ## The `data` of *it*!\n//: \\(section: \"the-data-of-it\")",
    "//: ## A\n//: ## A\n//: \\(section: \"a-1\")",
    "//: ## All \\(n) of it\n//: \\(section: \"all-seven-of-it\")",
    "page.references([Publication(id: \"p\")])\n//: \\(cite: \"p\") \\(quoted: \"x\", source: \"p\")",
    "page.references(elsewhere)\n//: \\(cite: \"p\")",
    "page.references([.init(id: \"q\")] + Other.list)\n//: \\(cite: \"p\")",
    "if a { page.show(f, id: \"x\") } else { page.show(g, id: \"x\") }",
    "page.show(Table(id: \"t\", rows: r))\n//: \\(table: \"t\")",
    "page.show(Table(id: \"\"))\npage.show(Table(id: \"\"))",
    "page.show(f, id: \"x\")\npage.show(Table(id: \"x\"))",
    "//: `\\(figure: name)`",
  ])
  func whatIsThereOrMayBeThereCanBeReferredTo(_ body: String) {
    #expect(messages(body) == [])
  }

  @Test(arguments: [
    (
      "page.show(f, id: \"digits\")\n//: \\(figure: \"digts\")",
      ["2:5 no figure has the id \"digts\"; did you mean \"digits\"?"]
    ),
    ("//: See \\(claim: \"x\").", ["1:9 no claim has the id \"x\"; the notebook has no claim"]),
    (
      "page.claim(\"first\", \"a \\(claim: \"other\")\", c)",
      ["1:24 no claim has the id \"other\"; write one of: first"]
    ),
    (
      "page.claim(\"a\", \"See \\(figure: \"a\").\", c)",
      ["1:22 no figure has the id \"a\"; the notebook has no figure"]
    ),
    (
      "page.references([Publication(id: \"lecun1998\")])\n//: \\(quoted: \"x\", source: \"lecun98\")",
      ["2:5 no publication has the id \"lecun98\"; did you mean \"lecun1998\"?"]
    ),
    (
      "page.show(f, id: \"\\(a)-b\")\n//: \\(figure: \"x-c\")",
      ["2:5 no figure has the id \"x-c\"; the notebook has no figure"]
    ),
    (
      "//: ## The data\n//: \\(section: \"data\")",
      ["2:5 no section has the id \"data\"; write one of: the-data"]
    ),
    (
      "page.claim(\"a\", \"x\", c)\npage.claim(\"a\", \"y\", c)",
      ["2:12 the claim id \"a\" is used twice, first at n.swift:4; write another"]
    ),
    (
      "page.show(f, id: \"a b\")",
      ["1:18 the id of this figure must be of letters, digits, - and _ only; write \"a-b\""]
    ),
    (
      "//: $$ x \\label{e} $$ and $$ y \\label{e} $$",
      ["1:27 the equation id \"e\" is used twice, first at n.swift:4; write another"]
    ),
    (
      "if a { page.show(f, id: \"x\") }\npage.show(g, id: \"x\")",
      ["2:18 the figure id \"x\" is used twice, first at n.swift:4; write another"]
    ),
  ])
  func whatCannotBeThereIsAnError(_ body: String, _ expected: [String]) {
    #expect(messages(body) == expected)
  }

  private static let part =
    "extension N {\nfunc g(_ page: inout Page) {\n//: Text.\npage.show(f, id: \"x\")\n}\n}\n"

  @Test(arguments: [
    ("//: \\(figure: \"x\")", [part], 0),
    ("//: \\(figure: \"x\")", [part.replacing(" N ", with: " M ")], 1),
    ("page.show(g, id: \"x\")", [part], 1),
    ("page.show(g, id: \"x\")", [part.replacing(" N ", with: " M ")], 0),
    ("//: \\(cite: \"p\")", ["let list = [Publication(id: \"p\")]"], 0),
    ("//: \\(figure: \"x\")", ["func show(_ page: inout Page) { page.show(f, id: \"x\") }"], 0),
  ])
  func idsArePerNotebookAndGoAcrossItsFiles(_ body: String, _ others: [String], _ count: Int) {
    #expect(messages(body, with: others).count == count)
  }

  @Test(arguments: [
    ("//: $\\frac{1}{x}$ and `$\\foo$`", []),
    (
      "//: of $\\alhpa$",
      [
        "1:9 the page cannot set this formula: \\alhpa is not a command that it knows; did you mean \\alpha?"
      ]
    ),
    ("//: $$ {x \\label{e} $$", ["1:10 the page cannot set this formula: a { is not closed"]),
    (
      "//: $$ \\label{e}\n//: x_a_b $$",
      ["2:8 the page cannot set this formula: a second script of the same kind"]
    ),
    (
      "page.note(\"$\\\\foo$\")",
      [
        "1:13 the page cannot set this formula: \\foo is not a command that it knows; write it with those in docs/page.md"
      ]
    ),
    ("//: $$ x", ["1:5 this formula is never closed; write $$ after it, or \\$ for a dollar"]),
    ("//: of \\(x\n//: and (y)", ["1:8 this interpolation is never closed; write its )"]),
    ("//: $x_{\\(i)}$", []),
  ])
  func whatThePageCannotSetIsAnError(_ body: String, _ expected: [String]) {
    #expect(messages(body) == expected)
  }
}
