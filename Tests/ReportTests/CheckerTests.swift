import Foundation
import Report
import Testing

private func sound() throws -> String {
  var page = page("# Title\n\n## Section\n\nText.")
  page.show(
    Picture(id: "p", light: pixel, dark: pixel, width: 1, height: 1, alt: "x", caption: "y"))
  return try html(page)
}

private func rules(_ html: String) -> [Finding.Rule] {
  Checker.findings(ofHTML: html).map(\.rule)
}

struct CheckerTests {
  @Test func findsNothingOnASoundPage() throws {
    #expect(Checker.findings(ofHTML: try sound()) == [])
  }

  /// Each: what is replaced on a sound page, by what, and the rule that this breaks.
  @Test(
    arguments: [
      ("<p>Text.", "<p id=\"section\">Text.", Finding.Rule.ids), ("<p>Text.", "<p id=\"\">x", .ids),
      ("<p>Text.", "<a href=\"#none\">x</a>", .links),
      ("<p>Text.", "<a href=\"none.html\">x</a>", .links),
      ("<p>Text.", "<a href=\"javascript:x\">x</a>", .links),
      ("<p>Text.", "<p aria-labelledby=\"none\">", .links),
      ("alt=\"x\"", "alt=\"\"", .alternatives), ("alt=\"x\"", "title=\"x\"", .alternatives),
      ("<h2 id=\"section\"", "<h3 id=\"section\"", .headings), ("<h1>", "<h2>", .headings),
      ("<p>Text.", "<h1>x</h1>", .headings), (" lang=\"en\"", "", .language),
      ("<p>Text.", "<img alt=\"x\" src=\"https://example.com/x.png\">", .external),
      ("<p>Text.", "<img alt=\"x\" src=\"../x.png\">", .external),
      ("<p>Text.", "<link rel=\"stylesheet\" href=\"//example.com/x.css\">", .external),
      ("<p>Text.", "<p style=\"color: red\">", .policy), ("<p>Text.", "<p onclick=\"x\">", .policy),
      ("<p>Text.", "<script>x</script>", .policy), ("default-src 'none'", "default-src *", .policy),
      ("<meta charset", "<meta name=\"x\"><meta charset", nil),
      ("<meta http-equiv", "<meta name=\"x\"><meta http-equiv", .policy),
    ] as [(String, String, Finding.Rule?)])
  func finds(old: String, new: String, rule: Finding.Rule?) throws {
    let page = try sound()
    let at = try #require(page.firstRange(of: old))
    let broken = page.replacingCharacters(in: at, with: new)
    #expect(rules(broken).contains { $0 == rule } == (rule != nil), "\(rules(broken))")
  }

  @Test func findsAChangedStyleAndAWeakPalette() throws {
    let page = try sound().replacing("--soft:#625d55", with: "--soft:#aaaaaa")
    #expect(Set(rules(page)) == [.policy, .contrast])
  }

  @Test func findsAStyleThatLoads() throws {
    let page = try sound().replacing("</style>", with: "a{background:url(x.png)}</style>")
    #expect(Set(rules(page)) == [.policy, .external])
  }

  @Test func findsAHeavyPage() throws {
    let text = String(repeating: "word ", count: 20_000)
    #expect(rules(try html(page("# A\n\n\(text)"))) == [.weight])
  }

  @Test func findsAFailedClaim() throws {
    var page = page("# A")
    page.claim("c", "No.", Condition(false, evidence: "no"))
    let finding = try #require(Checker.findings(ofHTML: try html(page)).first)
    #expect(finding.rule == .claims)
    #expect(finding.message == "the claim c does not hold")
  }

  @Test func namesLineAndColumn() throws {
    let page = try sound().replacing("<p>Text.", with: "<p>\n é<a href=\"#none\">")
    let finding = try #require(Checker.findings(ofHTML: page).first)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[finding.line - 1].dropFirst(finding.column - 1).hasPrefix("<a href"))
    #expect(finding.description.hasPrefix("index.html:\(finding.line):3: the link #none"))
  }

  @Test func checksTheTwinsOfAFolder() throws {
    try withFolder { folder in
      let output = folder + "/output"
      let markdown = "[x](#none) ![y](figures/none.png)\n\n## A\n\n[z](#a)\n"
      try OutputFolder(output).replace(with: [
        OutputFile(path: "index.html", text: try sound()),
        OutputFile(path: "report.md", text: markdown),
        OutputFile(path: "notebook.ipynb", text: "{}"),
        OutputFile(path: "results.json", text: "{}"),
      ])
      let findings = try Checker(folder: output).findings()
      #expect(findings.map(\.rule) == [.claims, .links, .links, .notebook])
    }
  }

  @Test func findsNothingInABuiltFolder() throws {
    try withFolder { folder in
      let rendering = Rendering(
        try Document(samplePage()), provenance: provenance, templates: try .embedded())
      try OutputFolder(folder + "/output").replace(with: rendering.files())
      #expect(try Checker(folder: folder + "/output").findings() == [])
    }
  }

  @Test func needsAPage() throws {
    try withFolder { folder in
      #expect(reportError { _ = try Checker(folder: folder).findings() }?.kind == .noInput)
    }
  }

  @Test func knowsTheContrastOfBlackAndWhite() {
    #expect(contrast([0, 0, 0], [1, 1, 1]) == 21)
    #expect(contrast([1, 0, 0], [1, 0, 0]) == 1)
  }
}
