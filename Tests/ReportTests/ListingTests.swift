import Foundation
import Report
import Testing

/// A page of code in two files, with one listing of each visibility.
private func codePage() -> Page {
  var page = page("# Title")
  page.source("a", file: "Coins.swift")
  page.source("b", file: "Data.swift")
  page.code("let shown = 1", file: "Coins/Coins.swift", line: 3)
  page.code("let folded = 2", file: "Coins/Coins.swift", line: 8, visibility: .folded)
  page.code("let hidden = 3", file: "Coins/Data.swift", line: 5, visibility: .hidden)
  page.show("printed")
  return page
}

struct ListingTests {
  @Test func hiddenCodeStandsAtThePagesEnd() throws {
    let text = try html(codePage())
    let parts = text.split(separator: "<section id=\"page-code\"")
    #expect(parts.count == 2)
    #expect(parts[0].contains("shown = 1"))
    #expect(!parts[0].contains("hidden = 3") && parts[1].contains("hidden = 3"))
    #expect(parts[1].contains("<h2 id=\"code-heading\">Code not shown above</h2>"))
    #expect(parts[1].contains("<summary data-line=\"5\" data-file=\"Data.swift\">"))
    #expect(parts[0].contains("<li class=\"apart\"><a href=\"#page-code\">"))
    #expect(Checker.findings(ofHTML: text) == [])
  }

  @Test func namesTheFileWhereThereAreSeveral() throws {
    #expect(try html(codePage()).contains("<summary data-line=\"8\" data-file=\"Coins.swift\">"))
    #expect(try !html(samplePage()).contains("data-file="))
  }

  @Test func isFoldedAtTheEndOfTheMarkdown() throws {
    #expect(
      try markdown(codePage()).contains(
        """
        ```text
        printed
        ```

        ## Code not shown above

        <details><summary>1 listing</summary>

        `Data.swift`, line 5

        ```swift
        let hidden = 3
        ```

        </details>

        ## Provenance
        """))
  }

  @Test func keepsItsPlaceInTheNotebook() throws {
    struct Notebook: Decodable {
      struct Cell: Decodable {
        struct Metadata: Decodable {
          var jupyter: [String: Bool]?
          var tags: [String]?
        }
        var source: [String]
        var metadata: Metadata
      }
      var cells: [Cell]
    }
    let json = Data(try notebook(codePage()).utf8)
    let cells = try JSONDecoder().decode(Notebook.self, from: json).cells
    #expect(
      cells.prefix(4).map(\.source[0])
        == ["# Title", "let shown = 1", "let folded = 2", "let hidden = 3"])
    #expect(cells.prefix(4).map(\.metadata.tags) == [nil, nil, ["hide-input"], ["remove-input"]])
    #expect(cells[1].metadata.jupyter == nil)
    #expect(cells[2].metadata.jupyter == ["source_hidden": true])
    #expect(cells[3].metadata.jupyter == ["source_hidden": true])
  }

  @Test func leavesNoTraceWithoutHiddenCode() throws {
    #expect(try !html(samplePage()).contains("page-code"))
    #expect(try !markdown(samplePage()).contains("Code not shown"))
  }
}
