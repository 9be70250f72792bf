import Outside
import Report
import Testing

private func samplePage() -> Page {
  var page = Page()
  page.references([
    Publication(id: "a", authors: "N. Mu.", title: "MNIST-C", venue: "arXiv", year: 2019)
  ])
  page.prose(
    #"""
    # A *small* page

    Of \#(60_000) images 97% are right \#(cite: "a").[^n] See \#(table: "t"), \#(equation: "e").

    [^n]: A [note](https://example.com).

    ## Section

    1. First
    2. `second`

    $$ x^2 \label{e} $$
    """#)
  page.code("let a = 1\nlet b = 2", line: 3)
  page.code("let c = 3", file: "Coins/Coins.swift", line: 9, visibility: .hidden)
  page.show(0.5, caption: "Printed.")
  page.show(
    Table(
      id: "t", caption: "Scores.", rows: [0.25, nil],
      columns: [Column<Double?>("share", { $0 }, .percent(0))]))
  page.claim("more", "One is more.", Quantity("one", 1) > Quantity("zero", 0))
  page.note("An aside.")
  return page
}

/// What a page is in a format that was written outside of `report`.
@Suite struct PlainTextRendererTests {
  @Test func rendersEveryKindOfBlock() throws {
    let provenance = Provenance(seed: 7, command: "coins build --seed 7")
    let context = RenderingContext(provenance: provenance, templates: try .embedded())
    let renderers = Renderers.all + [PlainTextRenderer()]
    let files = try Document(samplePage()).files(by: renderers, with: context)
    #expect(files.map(\.path) == ["index.html", "report.md", "notebook.ipynb", "report.txt"])
    let text = files.last.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(
      text?.replacing("\u{A0}", with: " ") == """
        A small page
        ============

        Of 60,000 images 97% are right [1].(1) See Table 1, Equation 1.

        Section
        -------

        1. First
        2. second

            x^2  (1)

        (1) A note <https://example.com>.

            let a = 1
            let b = 2

            0.5
        Printed.

        share
        25%
        –
        Table 1. Scores.

        Claim 1 holds: One is more.
        - one (1) > zero (0) (difference +1)

        Note: An aside.

        Coins/Coins.swift, line 9
            let c = 3

        [1] N. Mu. MNIST-C. arXiv, 2019.

        Seed: 7
        Made again by: coins build --seed 7

        """)
  }
}
