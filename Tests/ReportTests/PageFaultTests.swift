import Report
import Testing

private let file = "Coins/Coins.swift"

/// A page with a fault of every kind, whose prose begins on line 11.
private func faultyPage() -> Page {
  var page = Page()
  page.references(
    [Publication(id: "a b", authors: "", title: "", venue: "", year: 1)], file: file, line: 2)
  page.banner(#"See \#(cite: "nobody")."#, file: file, line: 3)
  page.prose(
    #"""
    # Title

    See \#(figure: "none"), \#(quoted: "5", source: "nobody")
    and [there](#nowhere).

    # Second *title*

    $$ \foo x $$

    $$ y \label{e} $$ and $$ z \label{e} $$
    """#, file: file, line: 11)
  page.claim("c", #"It is $\bar$."#, Condition(true, evidence: ""), file: file, line: 30)
  page.show(
    Picture(
      id: "../x", light: pixel, width: 1, height: 1, alt: "x", caption: "\(table: "t") of x"),
    file: file, line: 40)
  page.note("One.[^a]\n\n[^a]: Two.\n\n    Three.", file: file, line: 50)
  return page
}

/// The lines that a page's faults name, in order, with what they are about.
private func faults(_ page: Page) -> [String] {
  var faults: [ReportError] = []
  _ = Document(page, faults: &faults)
  return faults.map { "\($0.origin?.line ?? 0) \($0.what)" }.sorted {
    (Int($0.prefix { $0 != " " }) ?? 0, $0) < (Int($1.prefix { $0 != " " }) ?? 0, $1)
  }
}

struct PageFaultTests {
  @Test func tellsAllFaultsWithTheirLines() {
    #expect(
      faults(faultyPage()) == [
        "2 publication", "3 reference", "13 reference", "13 reference", "14 link", "16 heading",
        "18 formula", "20 equation", "30 formula", "40 figure", "40 reference", "50 prose",
      ])
  }

  @Test func areALineEach() {
    do {
      _ = try Document(faultyPage())
      Issue.record("expected faults")
    } catch let error as PageFaults {
      #expect(error.faults.count == 12)
      #expect(error.description.split(separator: "\n").count == 12)
      #expect(
        error.description.contains(
          "reference: Coins/Coins.swift:13: found none, expected the id of a figure of the page\n"))
      #expect(
        error.description.contains(
          #"formula: Coins/Coins.swift:18: found \foo x: \foo is not a command that it knows"#))
    } catch {
      Issue.record("unexpected: \(error)")
    }
  }

  @Test func aDocumentIsMadeNevertheless() throws {
    var faults: [ReportError] = []
    let document = Document(faultyPage(), faults: &faults)
    let text = try HTMLRenderer().text(of: document, with: context())
    #expect(text.contains("See <mark>none?</mark>, 5\u{A0}<mark>nobody?</mark>"))
    #expect(text.contains("<mark><code>\\foo x</code></mark>"))
    #expect(text.contains("<h2 id=\"second-title\">"))
    #expect(document.title == "Title" && document.claimResults.map(\.id) == ["c"])
    #expect(
      MarkdownRenderer().text(of: document, with: try context()).contains("See **none?**, 5"))
  }

  /// The line of what cannot be read is known where no formula has moved it.
  @Test func namesTheLineOfAFootnote() {
    var page = Page()
    page.prose("One.[^a]\n\n[^a]: Two.\n\n    Three.", file: file, line: 11)
    page.prose("$$ x $$\n\nOne.[^a]\n\n[^a]: Two.\n\n    Three.", file: file, line: 21)
    #expect(faults(page) == ["13 prose", "21 prose"])
  }

  @Test func aSoundPageHasNone() {
    #expect(faults(samplePage()).isEmpty)
  }

  @Test func anErrorIsOneLineThatNoTerminalObeys() {
    let error = ReportError(.page, "prose", at: "n.swift:1", "found \u{1B}[2J\nand \u{202E}")
    #expect(error.description == "prose: n.swift:1: found \\u{1B}[2J and \\u{202E}")
  }
}
