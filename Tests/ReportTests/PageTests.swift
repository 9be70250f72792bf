import Foundation
import Report
import Testing

/// A page with one block of every kind, and all that stands beside its blocks.
private func fullPage() -> Page {
  var page = samplePage()
  page.source("let a = 1\n", file: "A.swift", commit: "0123abc")
  page.record("Tosses", "10,000")
  page.banner("**Stand-in** data.")
  page.language = "de"
  page.summary = "A page."
  page.code("let hidden = 1", line: 9, visibility: .hidden)
  page.claim("none", "Nothing is more.", Quantity("nothing", Double.nan, .bits(2)) > 0)
  page.claim("told", "It is said.", Condition(true, evidence: "words"))
  page.show(
    Table(header: ["a", "b"], rows: [[.missing, .number(-.infinity, .digits(3))]]))
  var picture = Picture(
    id: "drawn", light: pixel, width: 2, height: 1, alt: "x", caption: "\(figure: "bars")")
  picture.svg = { "<svg/>" }
  page.show(picture)
  return page
}

struct PageTests {
  @Test func comesBackFromDisk() throws {
    let original = fullPage()
    let bytes = try encodedJSON(original, file: "page.json")
    let page = try JSONDecoder().decode(Page.self, from: Data(bytes))
    #expect(try encodedJSON(page, file: "page.json") == bytes)
    #expect(page.sources == original.sources && page.records == original.records)
    #expect(page.claims.map(\.holds) == [true, false, true])
    #expect(page.claims[1].condition.evidence.map(\.holds) == [false])
    #expect(try page.pictures.last?.svg?() == "<svg/>")
    #expect(page.pictures.last?.light == pixel)
    #expect(try html(page) == html(original))
    #expect(try markdown(page) == markdown(original))
    #expect(try notebook(page) == notebook(original))
  }

  @Test func keepsEachSourceOnce() {
    var page = Page()
    #expect(page.sourceHash == "")
    page.source("ab", file: "A.swift", commit: "1")
    page.source("c", file: "B.swift")
    page.source("ab", file: "A.swift", commit: "1")
    #expect(page.sources.map(\.file) == ["A.swift", "B.swift"])
    // SHA-256 of "abc" (FIPS 180-4, example 1).
    #expect(
      page.sourceHash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func showsWhatHasADescription() throws {
    var page = Page()
    page.show([1, 2], caption: "A list.")
    page.show(0.5)
    let text = try blocks(page)
    #expect(text.contains("<samp>[1, 2]</samp>") && text.contains("A list."))
    #expect(text.contains("<samp>0.5</samp>"))
  }

  @Test func knowsWhereItsBlocksWereWritten() {
    var page = Page()
    page.prose("a", file: "Coins/Coins.swift", line: 3)
    page.code("b", file: "Coins/Coins.swift", line: 5)
    guard case .prose(_, let place)? = page.blocks.first,
      case .code(let listing)? = page.blocks.last
    else { Issue.record("expected prose and code"); return }
    #expect(place.description == "Coins/Coins.swift:3")
    #expect((listing.file, listing.line) == ("Coins/Coins.swift", 5))
    #expect(listing.visibility == .shown)
  }
}
