import Report
import Testing

struct ReferenceTests {
  private let paper = Publication(
    id: "lecun1998", authors: "Y. LeCun.", title: "Gradient-based learning", venue: "Proc. IEEE",
    year: 1998, url: "https://doi.org/10.1109/5.726791")

  @Test func numbersInTheOrderOfThePage() throws {
    var page = Page()
    page.prose(#"See \#(figure: "b"), \#(table: "t") and \#(claim: "c") after \#(section: "one")."#)
    page.prose("## One")
    for id in ["a", "b"] {
      page.show(Picture(id: id, light: pixel, width: 1, height: 1, alt: "x", caption: "y"))
    }
    page.show(Table(id: "t", caption: "z", header: ["h"], rows: [[1]]))
    page.claim("c", "It holds.", Condition(true, evidence: "yes"))
    let text = try blocks(page)
    #expect(text.contains("<a class=\"ref\" href=\"#figure-b\">Figure\u{A0}2</a>"))
    #expect(text.contains("<a class=\"ref\" href=\"#table-t\">Table\u{A0}1</a>"))
    #expect(text.contains("<a class=\"ref\" href=\"#claim-c\">Claim\u{A0}1</a>"))
    #expect(text.contains("<a class=\"ref\" href=\"#one\">One</a>"))
    #expect(page.nextFigureNumber == 3)
  }

  @Test func listsWhatIsCitedInTheOrderOfTheCitations() throws {
    var page = Page()
    var other = paper
    other.id = "mu2019"
    other.title = "MNIST-C"
    page.references([
      paper, other, Publication(id: "x", authors: "", title: "Uncited", venue: "", year: 1),
    ])
    page.prose(#"First \#(cite: "mu2019"), then \#(quoted: "25 minutes", source: "lecun1998")."#)
    let text = try markdown(page)
    #expect(
      text.contains(
        #"First [\[1\]](#reference-1), then 25 minutes [\[2\]](#reference-2)."#))
    #expect(text.contains("###### Reference 2\n\nY. LeCun."))
    #expect(!text.contains("Uncited"))
  }

  @Test(
    arguments: [
      #"\#(figure: "none")"#, #"\#(table: "none")"#, #"\#(claim: "none")"#,
      #"\#(equation: "none")"#, #"\#(section: "none")"#, #"\#(cite: "none")"#,
      #"\#(quoted: "5", source: "none")"#, "[link](#none)", "*\(figure: "none")*",
    ] as [Prose])
  func refusesWhatLeadsNowhere(prose: Prose) {
    #expect(reportError { _ = try Document(page(prose)) }?.kind == .page)
  }

  @Test func refusesAnIdUsedTwice() {
    var page = Page()
    page.claim("c", "a", Condition(true, evidence: ""), file: "Coins/Coins.swift", line: 3)
    page.claim("c", "b", Condition(true, evidence: ""), file: "Coins/Coins.swift", line: 7)
    let error = reportError { _ = try Document(page) }
    #expect(
      error?.description
        == "claim: Coins/Coins.swift:7: found the id c again, expected one that is not used yet")
  }

  @Test(arguments: ["", "a b", "../x", "a/b", "a\"b", "a.b"])
  func refusesAnIdThatIsNoName(id: String) {
    var page = Page()
    page.show(Picture(id: id, light: pixel, width: 1, height: 1, alt: "x", caption: "y"))
    #expect(reportError { _ = try Document(page) }?.kind == .page)
  }

  @Test func makesAnchorsAsGitHubDoes() throws {
    let text = try blocks(
      page("## Entropy, in bits\n\n## Entropy, in bits\n\n### What `fit` does!"))
    #expect(text.contains("<h2 id=\"entropy-in-bits\">"))
    #expect(text.contains("<h2 id=\"entropy-in-bits-1\">"))
    #expect(text.contains("<h3 id=\"what-fit-does\">"))
  }

  @Test func hasOneTitle() {
    #expect(reportError { _ = try Document(page("# One\n\n# Two")) }?.kind == .page)
  }

  @Test func putsNotesBehindTheirParagraph() throws {
    var page = Page()
    page.prose("One.[^a]\n\n[^a]: The *first*.")
    page.prose("Two.[^a]\n\n[^a]: The second.")
    let text = try blocks(page)
    #expect(text.contains("One.<a class=\"mark\" id=\"noteref-1\" href=\"#note-1\""))
    #expect(text.contains("<span class=\"note\" id=\"note-2\" role=\"note\">"))
    #expect(text.contains("The <em>first</em>.</span></p>"))
  }
}
