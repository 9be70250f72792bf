import Foundation
import Testing

@testable import Report

/// Findings of a folder with one file more than a built one.
private func findings(_ name: String, _ text: String) throws -> [Finding] {
  try withFolder { folder in
    try write(samplePage(), to: folder + "/output")
    try Data(text.utf8).write(to: URL(filePath: folder + "/output/" + name))
    return try Checker(folder: folder + "/output").findings()
  }
}

private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

/// `report check` on files that are made to stop it.
struct CheckLimitTests {
  /// Each: a Markdown file, the line and what is said of it; nothing for one that can be read.
  @Test(
    arguments: [
      (times(100_000, ">"), 1, "blocks inside more than 100 others"),
      ("a\n\n" + times(40_000, "- ") + "a" + times(40_000, "\n"), 3, "blocks inside more than 100"),
      (times(40_000, "1. ") + "a", 1, "blocks inside more than 100 others"),
      (times(40_000, "[^a]: ") + "a", 1, "blocks inside more than 100 others"),
      (
        times(50_000, "*a **a ") + "b" + times(50_000, " a** a*"), 1, "content inside more than 100"
      ),
      (times(101, "[a](b "), nil, nil),
      ("a\n" + times(300, " ") + "b", 2, "a line that is indented by more than 200 columns"),
      (times(1_001, "![[]()"), 1, "more than 1000 pictures or pieces of HTML in a paragraph"),
      (times(1_001, "a <?"), 1, "more than 1000 pictures or pieces of HTML in a paragraph"),
      (times(1_001, "a <![CDATA["), 1, "more than 1000 pictures or pieces of HTML"),
      (times(2_000, "a\n") + "|-|\n", 2_001, "a table behind more than 1000 lines of text"),
      (times(600, "|a") + "|\n" + times(600, "|-") + "|\n", 2, "a table of more than 500 columns"),
      (
        times(400, "|a") + "|\n" + times(400, "|-") + "|\n" + times(2_000, "|x|\n"), 2_002,
        "tables of more than 500000 cells"
      ),
      (
        "[a]: " + times(20_000, "u") + "\n\n" + times(20_000, "[a] "), 3,
        "addresses that are defined once and used too often"
      ),
      (times(50_000, "[") + times(50_000, "]"), nil, nil), (times(50_000, "`") + "a", nil, nil),
      (times(20_000, "[a](#title)\n"), nil, nil), (times(20_000, "|a|b|\n"), nil, nil),
      (times(40, "> ") + "a", nil, nil),
    ] as [(String, Int?, String?)])
  func markdownHasLimits(_ text: String, _ line: Int?, _ reason: String?) throws {
    let found = try findings("report.md", text).filter { $0.file == "report.md" }
    guard let line, let reason else {
      #expect(!found.contains { $0.rule == .markup }, "\(found)")
      return
    }
    #expect(found.map(\.line) == [line], "\(found.map(\.description))")
    #expect(found.first?.message.contains(reason) == true, "\(found.map(\.description))")
  }

  @Test func deepProseIsAnErrorOfThePage() {
    for text in [times(100_000, ">") + "a", times(50_000, "*a **a ") + times(50_000, " a** a*")] {
      let error = reportError { _ = try Document(page(Prose(markdown: text))) }
      #expect(error?.kind == .page)
      #expect(error?.description.contains("inside more than 100") == true)
    }
  }

  @Test(arguments: ["{", "\\frac", "\\sqrt", "x_{", "\\left(", "\\begin{aligned}", "\\hat"])
  func deepFormulasAreAnErrorOfThePage(_ part: String) {
    let text = "$" + times(100_000, part) + "x$"
    let error = reportError { _ = try Document(page(Prose(markdown: text))) }
    #expect(error?.kind == .page)
    #expect(error.map { $0.description.count < 300 } == true)
  }

  @Test(arguments: ["results.json", "notebook.ipynb"])
  func deepJSONIsAFinding(_ name: String) throws {
    for text in [
      times(100_000, "["), times(100_000, "{\"cells\":"), times(400, "[") + times(400, "]"),
    ] {
      let found = try findings(name, text)
      #expect(found.map(\.file) == [name], "\(found)")
    }
  }

  @Test(arguments: ["index.html", "report.md", "results.json", "notebook.ipynb"])
  func whatIsNotUTF8IsAFinding(_ name: String) throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output)
      let file = URL(filePath: output + "/" + name)
      try (Data(contentsOf: file) + [0x0A, 0xFF, 0xC0, 0x80]).write(to: file)
      #expect(try Checker(folder: output).findings().contains { $0.file == name })
    }
  }

  /// Each: what stands in the place of a file, and what is said of it.
  @Test(
    arguments: ["index.html", "report.md", "notebook.ipynb", "results.json", "figures/bars.png"],
    ["a folder", "a pipe", "a link", "a device", "a hole"])
  func onlyRegularFilesOfALimitedSizeAreRead(_ name: String, _ kind: String) throws {
    try withFolder { folder in
      let output = folder + "/output"
      try write(samplePage(), to: output)
      let file = output + "/" + name
      try FileManager.default.moveItem(atPath: file, toPath: folder + "/file")
      switch kind {
      case "a folder":
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
      case "a pipe": #expect(mkfifo(file, 0o600) == 0)
      case "a link":
        try FileManager.default.createSymbolicLink(
          atPath: file, withDestinationPath: folder + "/file")
      case "a device":
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/zero")
      default:
        try Data().write(to: URL(filePath: file))
        #expect(truncate(file, 4 << 30) == 0)
      }
      let reason = kind == "a hole" ? "the file is larger than " : "the file is not a regular file"
      let found = try Checker(folder: output).findings().filter { $0.file == name }
      #expect(found.map(\.line) == [1])
      #expect(found.first?.message.hasPrefix(reason) == true, "\(found)")
    }
  }

  @Test func tellsTheFirstFaultsAndCountsTheOthers() {
    let page = times(40_000, "<a href=#none>x</a>")
    let found = Checker.findings(ofHTML: page).filter { $0.rule == .links }
    #expect(found.count == Faults.told + 1)
    #expect(found.reduce(0) { $0 + $1.count } == 40_000)
    #expect(found[1].line == 1 && found[1].column == 20)
    #expect(found.last?.message == "and 39,950 more faults of this kind (links)")
  }

  @Test func tellsNoMoreOfALongName() {
    let found = Checker.findings(ofHTML: "<a href='#\(times(100_000, "x"))'>x</a>")
    #expect(found.allSatisfy { $0.message.count < 200 })
  }

  @Test func aMissingFolderOfFiguresIsNoFault() throws {
    try withFolder { folder in
      try write(samplePage(), to: folder + "/output", formats: [HTMLRenderer()])
      #expect(try Checker(folder: folder + "/output").findings() == [])
    }
  }
}

/// How the checks' work grows with the page, in processor time: a page of twice the size takes about twice as long.
@Suite(.serialized) struct CheckGrowthTests {
  @Test(arguments: [
    "<b>", "<a href=#x>", "<a href=#x>y</a>", "<p>", "<div class=claim id=claim-a>", "<!--x-->",
    "<figure id=figure-a>",
    "<summary>Figure 1.", "<style>:root{--ink:#000000}</style>", "<title>", "<noscript>",
    "<noscript></noscript>",
    "<script><!--", "<a b=c d=e>", "<img alt=x>", "\n", "&amp;", "<h2>", "<svg>", "<style>u\\72l(",
    "<p a='",
    "<![CDATA[", "<p id=>", "x",
  ])
  func growsInProportion(_ part: String) {
    func work(_ count: Int) -> Double {
      let page = times(count, part)
      let start = processorTime()
      _ = Checker.findings(ofHTML: page)
      return processorTime() - start
    }
    let size = 200_000 / part.utf8.count
    _ = work(size / 10)
    // Four times the size takes four times as long, or sixteen times in a square; half way between, and a grain of time.
    #expect(work(4 * size) < 9 * work(size) + 0.1)
  }
}

/// Seconds that this thread has computed.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
