import Report
import Testing

/// What holds for every format.
struct RendererTests {
  private func page() -> Page {
    var page = samplePage()
    page.code("let hidden = 3", file: "Coins/Data.swift", line: 5, visibility: .hidden)
    return page
  }

  @Test func haveNamesOfTheirOwn() {
    #expect(Renderers.all.map(\.name) == ["html", "md", "ipynb"])
    #expect(Set(Renderers.all.map(\.fileName)).count == Renderers.all.count)
  }

  @Test(arguments: Renderers.all.indices, [FigurePlacement.inline, .linked])
  func giveThePageFirstAndWhatTheySaidBefore(_ index: Int, figures: FigurePlacement) throws {
    let renderer = Renderers.all[index]
    let files = try renderer.files(of: Document(page()), with: context(figures: figures))
    #expect(files.first?.path == renderer.fileName)
    #expect(files.map(\.path).sorted() == renderer.paths(ofFigures: ["bars"], figures).sorted())
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test(arguments: Renderers.all.indices)
  func giveTheSameTwice(_ index: Int) throws {
    let renderer = Renderers.all[index]
    let document = try Document(page())
    #expect(
      try renderer.files(of: document, with: context())
        == renderer.files(of: document, with: context()))
  }

  /// Nothing of the page is withheld, and nothing told twice.
  @Test(arguments: Renderers.all.indices)
  func tellEachThingOnce(_ index: Int) throws {
    let files = try Renderers.all[index].files(of: Document(page()), with: context())
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    for words in ["One is more.", "An aside.", "In the margin.", "hidden = 3", "page.show(bars)"] {
      let count = text.ranges(of: words).count
      // Markdown and Jupyter list claims with their sentences, HTML with their names.
      #expect(count == (words == "One is more." && index > 0 ? 2 : 1), "\(words): \(count)")
    }
  }
}
