import Foundation
import Testing
import Weaver

@testable import Literate
@testable import Report

/// A page as a run of this notebook fills it; what is woven is done by hand.
private let source = #"""
  struct N: Notebook {
    func write(_ page: inout Page, _ run: Run) throws {
      //: # Title
      //: There are \(count) of them.

      let count = 3
      page.show("three")

      //: Then \(word).

      let word = "more"
      let twice = word + word

      //: At last:

      page.claim("few", "Few: \(count) in all.", few)
    }
  }

  """#

private func runPage() throws -> Page {
  let notebook = try Weaver.NotebookFile(source, path: "N.swift")
  var page = Page()
  page.source(source, file: "N.swift")
  let values: [String: Prose] = ["count": "\(3)", "word": "\(String("more"))"]
  for cell in notebook.cells {
    let listing = cell.listing
    guard cell.kind == .prose else {
      page.code(listing, file: "M/N.swift", line: cell.firstListedLine)
      if listing.contains("show") { page.show("three") }
      if listing.contains("claim") {
        page.claim("few", "Few: \(3) in all.", Condition(true, evidence: "counted"))
      }
      continue
    }
    let parts = notebook.segments(of: cell).map { segment -> Prose.Part in
      switch segment {
      case .literal(let text): .literal(text)
      case .interpolation(let name): .interpolation(values[name]?.pieces ?? [])
      }
    }
    page.prose(Prose(parts: parts), file: "M/N.swift", line: cell.line)
  }
  return page
}

@Suite struct ProseSwapTests {
  /// The page after a change of the source, as Markdown; nil where the program has to run.
  private func swapped(_ changes: (String, String)...) throws -> String? {
    let text = changes.reduce(source) { $0.replacing($1.0, with: $1.1) }
    #expect(text != source)
    let page = try runPage()
    let before = try NotebookFile(source, path: "N.swift")
    let after = try NotebookFile(text, path: "N.swift")
    guard let swap = ProseSwap(from: ["N.swift": before], to: ["N.swift": after]),
      let new = swap.page(from: page, ["N.swift": text])
    else { return nil }
    #expect(new.sources.map(\.text) == [text])
    let context = RenderingContext(
      provenance: Provenance(seed: 0, command: ""), templates: try .embedded())
    let files = try MarkdownRenderer().files(of: Document(new), with: context)
    return String(decoding: files[0].bytes, as: UTF8.self)
  }

  @Test func wordsChangeAroundValues() throws {
    let text = try #require(try swapped(("There are", "Look, there are")))
    #expect(text.contains("Look, there are 3 of them."))
    #expect(text.contains("# Title"))
  }

  @Test func aValueOfTheSamePlaceMayBeUsedAgain() throws {
    let text = try #require(try swapped(("of them.", "of them, \\(count)!")))
    #expect(text.contains("There are 3 of them, 3!"))
  }

  @Test func aValueOfAnotherPlaceNeedsARun() throws {
    #expect(try swapped(("of them.", "of them, \\(word)!")) == nil)
    #expect(try swapped(("of them.", "of them, \\(count + 1)!")) == nil)
  }

  @Test func codeNeedsARun() throws {
    #expect(try swapped(("let count = 3", "let count = 4")) == nil)
    #expect(try swapped(("\"few\", \"Few", "\"many\", \"Few")) == nil)
  }

  @Test func aClaimsSentenceIsProse() throws {
    let text = try #require(try swapped(("Few: ", "Not many: ")))
    #expect(text.contains("Not many: 3 in all."))
  }

  @Test func prosePartsCodeThatHasShownNothing() throws {
    let text = try #require(
      try swapped(("let word = \"more\"\n", "let word = \"more\"\n    //: In between.\n")))
    #expect(text.contains("In between."))
    // The listing before has shown something, and it is not known which of its lines did.
    #expect(
      try swapped(("let count = 3\n", "let count = 3\n    //: In between.\n")) == nil)
  }

  @Test func proseMayGo() throws {
    let text = try #require(
      try swapped(("    //: Then \\(word).\n", "")))
    #expect(!text.contains("Then"))
    let listing = try #require(text.firstRange(of: "let word"))
    let output = try #require(text.firstRange(of: "three\n"))
    #expect(text.firstRange(of: "let count") != nil && listing.lowerBound < output.lowerBound)
  }

  @Test func referencesNeedNoRun() throws {
    let text = try #require(try swapped(("of them.", "of them (\\(claim: \"few\")).")))
    #expect(text.contains("Claim"))
  }

  @Test func marksNeedNoRun() throws {
    let text = try #require(
      try swapped(("    let word", "    //| hide\n    let word")))
    #expect(text.contains("Code not shown above"))
  }

  @Test func aBrokenFileIsAFault() throws {
    #expect(throws: WeaveError.self) {
      try swapped(("    //: Then", "    let f = [\n    //: Then"))
    }
  }
}
