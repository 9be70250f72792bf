import Foundation
import Report
import Testing

/// A page with one block of every kind.
func samplePage() -> Page {
  var page = Page()
  page.references([
    Publication(
      id: "mu2019", authors: "N. Mu, J. Gilmer.", title: "MNIST-C", venue: "arXiv:1906.02337",
      year: 2019, url: "https://arxiv.org/abs/1906.02337")
  ])
  page.prose(
    #"""
    # A *small* page

    Of \#(60_000) images \#(0.9729, .percent(1)) are right \#(cite: "mu2019").[^one]

    [^one]: A note with $x^2$.

    ## Section one

    > [!NOTE]
    > In the margin.

    $$ H = -\sum_k p_k \log_2 p_k \label{entropy} $$

    \#(equation: "entropy") is used in \#(figure: "bars"), \#(table: "scores") and \#(claim: "more").

    1. First
    2. `second`

    | a | b |
    | :--- | ---: |
    | x | 1 |
    """#)
  page.code("func f() -> Int {\n  1 // one\n}", line: 3)
  page.show("1 < 2\n")
  page.code("page.show(bars)", line: 7, visibility: .folded)
  page.show(
    Picture(
      id: "bars", light: pixel, dark: pixel, width: 600, height: 200, alt: "Two bars.",
      caption: "The *bars*.",
      table: Table(header: ["k", "p"], rows: [[0, .number(0.25, .fixed(2))]])))
  page.claim("more", "One is more.", Quantity("one", 1) > Quantity("zero", 0))
  page.note("An aside.")
  page.show(
    Table(
      id: "scores", caption: "Scores.", header: ["model", "accuracy"],
      rows: [["a", .number(0.5, .percent(0))]]))
  return page
}

/// Goldens are rewritten by running the tests with `REPORT_UPDATE_GOLDENS=1`.
private func expect(_ text: String, equals name: String) throws {
  let url = fixture(name)
  if ProcessInfo.processInfo.environment["REPORT_UPDATE_GOLDENS"] != nil {
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
  #expect(try read(url.path) == text)
}

struct GoldenTests {
  @Test func html() throws { try expect(blocks(samplePage()), equals: "sample.html") }
  @Test func markdownTwin() throws { try expect(markdown(samplePage()), equals: "sample.md") }
  @Test func notebookTwin() throws { try expect(notebook(samplePage()), equals: "sample.ipynb") }

  @Test func isTheSameTwice() throws {
    #expect(try wholePage(samplePage()) == wholePage(samplePage()))
  }

  @Test func linksFiguresIfAsked() throws {
    let files = try Document(samplePage())
      .files(by: [HTMLRenderer()], with: context(figures: .linked))
    #expect(
      files.map(\.path) == [
        "index.html", "style.css", "figures/bars.png", "figures/bars-dark.png",
      ])
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(text.contains("src=\"figures/bars.png\"") && text.contains("img-src data: 'self'"))
    #expect(text.contains("href=\"style.css\"") && text.contains("style-src 'self';"))
    #expect(!text.contains("base64") && !text.contains("<style"))
    #expect(String(decoding: files[1].bytes, as: UTF8.self).contains("--paper:"))
  }

  /// What a build is told before training to be writing is what it writes.
  @Test(
    arguments: [FigurePlacement.inline, .linked], [["html"], ["md"], ["html", "md", "ipynb"]])
  func namesItsFilesBefore(figures: FigurePlacement, formats: [String]) throws {
    let renderers = Renderers.all.filter { formats.contains($0.name) }
    var context = try context(figures: figures)
    context.hasVectors = true
    var page = samplePage()
    page.show(
      Picture(
        id: "drawn", light: pixel, dark: pixel, width: 1, height: 1, alt: "x", caption: "y",
        svg: { "<svg/>" }))
    let files = try Document(page).files(by: renderers, with: context)
    let paths = Renderers.paths(
      by: renderers, ofFigures: ["bars", "drawn"], figures, hasVectors: true)
    #expect(Set(files.map(\.path)) == Set(paths).subtracting(["figures/bars.svg"]))
    #expect(files.count == paths.count - 1)
  }

  @Test func carriesEachPictureOnce() throws {
    let text = try wholePage(samplePage())
    #expect(text.components(separatedBy: "data:image/png;base64,").count == 3)
  }

  @Test func listingsAreTheCode() {
    #expect(samplePage().listings == ["func f() -> Int {\n  1 // one\n}", "page.show(bars)"])
  }
}

private func wholePage(_ page: Page) throws -> String {
  try ReportTests.html(page)
}
