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
      ("img-src data:", "img-src *", .policy), ("script-src '", "script-src https: '", .policy),
      (" base-uri 'none';", "", .policy), ("; form-action 'none'", "", .policy),
      ("img-src data:", "font-src https://a.b; img-src data:", .policy),
      ("<meta charset", "<meta http-equiv=refresh content=\"0;url=x\"><meta charset", .policy),
      ("<p>Text.", "<iframe srcdoc=\"x\"></iframe>", .policy),
      ("<p>Text.", "<base href=\"figures/\">", .policy),
      ("<title>Title", "<title> ", .language),
      ("<p>Text.", "<a href=\"#section\"> <b></b></a>", .links),
      ("<p>Text.", "<a href=\"#section\" aria-label=\"x\"></a>", nil),
      ("<p>Text.", "<a href=\"#section\"><b>x</b></a>", nil),
      ("<p>Text.", "<figcaption><b>Figure 1.</b></figcaption>", .numbers),
      ("<p>Text.", "<figcaption><b>Figure 2.</b></figcaption>", nil),
      ("iVBORw0KGgo", "iVBORw0KGgp", .pictures), ("AAAAAA6", "AAAABA6", .pictures),
      ("<meta charset", "<meta name=\"x\"><meta charset", nil),
      ("<meta http-equiv", "<meta name=\"x\"><meta http-equiv", .policy),
    ] as [(String, String, Finding.Rule?)])
  func finds(old: String, new: String, rule: Finding.Rule?) throws {
    let page = try sound()
    let at = try #require(page.firstRange(of: old))
    let broken = page.replacingCharacters(in: at, with: new)
    #expect(rule.map { rules(broken).contains($0) } ?? rules(broken).isEmpty, "\(rules(broken))")
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
    let text = String(repeating: "word ", count: 50_000)
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
      #expect(findings.map(\.rule) == [.links, .links, .notebook, .claims])
    }
  }

  @Test(arguments: [["html", "md", "ipynb"], ["html"], ["md"], ["ipynb"]])
  func findsNothingInABuiltFolder(_ formats: [String]) throws {
    try withFolder { folder in
      let renderers = Renderers.all.filter { formats.contains($0.name) }
      try write(samplePage(), to: folder + "/output", formats: renderers)
      #expect(try Checker(folder: folder + "/output").findings() == [])
    }
  }

  @Test func knowsALinkedStyleSheet() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output, figures: .linked)
      #expect(try Checker(folder: output).findings() == [])
      try edit(output + "/style.css", "--soft:#625d55", "--soft:#aaaaaa")
      try edit(output + "/style.css", "\n", "\n@import 'x.css';")
      try edit(output + "/index.html", "style-src 'self'", "style-src 'none'")
      let found = try Checker(folder: output).findings().map { "\($0.file) \($0.rule)" }
      #expect(
        Set(found) == ["style.css contrast", "style.css external", "index.html policy"], "\(found)")
    }
  }

  @Test func missesALinkedStyleSheetAndWeighsIt() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output, figures: .linked)
      let heavy = try read(output + "/style.css") + String(repeating: "/* more */\n", count: 23_500)
      try Data(heavy.utf8).write(to: URL(filePath: output + "/style.css"))
      #expect(try Checker(folder: output).findings().map(\.rule) == [.weight])
      try FileManager.default.removeItem(atPath: output + "/style.css")
      let messages = try Checker(folder: output).findings().map(\.message)
      #expect(messages == ["link loads style.css"])
    }
  }

  /// Each: a file of a built folder, what is replaced in it, by what; then the finding's file, what stands
  /// on its line, and how it begins.
  @Test(
    arguments: [
      (
        "index.html", "One is more.", "Two is more.",
        "index.html", "id=\"claim-more\"", "the claim more reads otherwise"
      ),
      (
        "results.json", "One is more.", "Two is more.",
        "index.html", "id=\"claim-more\"", "the claim more reads otherwise"
      ),
      (
        "results.json", "\"holds\" : true", "\"holds\" : false",
        "results.json", "\"id\" : \"more\"", "the page does not tell the verdict on the claim more"
      ),
      (
        "report.md", "An aside.", "<script>x</script>",
        "report.md", "<script>", "HTML with the tag script"
      ),
      ("report.md", "An aside.", "<a href=\"x\">", "report.md", "<a href", "HTML with the tag a"),
      (
        "notebook.ipynb", "\"outputs\" :", "\"results\" :",
        "notebook.ipynb", "\"cell-0003\"", "the cell cell-0003 has no list of outputs"
      ),
      (
        "notebook.ipynb", "AAAAAA6", "AAAABA6",
        "notebook.ipynb", "\"cell-0004\"", "the cell cell-0004 has a picture that is a PNG with"
      ),
      (
        "notebook.ipynb", "cell-0002", "cell-0001",
        "notebook.ipynb", "\"cell-0001\"", "the cell cell-0001 has an id that is used twice"
      ),
    ] as [(String, String, String, String, String, String)])
  func finds(
    edited: String, old: String, new: String, file: String, line: String, message: String
  ) throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output)
      try edit(output + "/" + edited, old, new)
      let findings = try Checker(folder: output).findings()
      let finding = try #require(findings.first)
      #expect(findings.count == 1)
      #expect(finding.file == file && finding.message.hasPrefix(message), "\(finding)")
      let lines = try read(output + "/" + file).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[finding.line - 1].contains(line), "\(finding)")
    }
  }

  @Test func findsAMissingFileOfResultsAndABrokenFigure() throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output)
      try FileManager.default.removeItem(atPath: output + "/results.json")
      try Data().write(to: URL(filePath: output + "/figures/bars.png"))
      let broken = ["figures/bars.png:1:1: the file is no PNG"]
      #expect(try Checker(folder: output).findings().map(\.description) == broken)
      // What `report build` wrote has results.
      try Data("{}".utf8).write(to: URL(filePath: output + "/timings.json"))
      #expect(
        try Checker(folder: output).findings().map(\.description) == [
          "results.json:1:1: the file is missing"
        ] + broken)
    }
  }

  @Test func findsAFailedClaimWithoutTheHTML() throws {
    try withFolder { folder in
      var page = page("# A")
      page.claim("c", "No.", Condition(false, evidence: "no"))
      try write(page, to: folder + "/output", formats: [MarkdownRenderer()])
      let findings = try Checker(folder: folder + "/output").findings()
      #expect(findings.map(\.message) == ["the claim c does not hold"])
    }
  }

  @Test func comparesSentencesWithFormulasAndNotes() throws {
    try withFolder { folder in
      var page = page("# A")
      page.claim("c", "With $x^2$, a *word* &\n`code`.", Condition(true, evidence: "yes"))
      try write(page, to: folder + "/output")
      #expect(try Checker(folder: folder + "/output").findings() == [])
      try edit(folder + "/output/results.json", "word", "world")
      #expect(try Checker(folder: folder + "/output").findings().count == 1)
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
