import Report
import Testing

/// The text of a prose as the page shows it.
private func shown(_ prose: Prose) throws -> String {
  let document = try Document(page("# \(prose)"))
  return document.title
}

struct ProseTests {
  @Test func writesNumbersForReaders() throws {
    let count = 60_000
    #expect(try shown("\(count) images") == "60,000 images")
    #expect(try shown("\(0.9729, .percent(1)) of them") == "97.3% of them")
    #expect(try shown("\(Float(0.5), .fixed(2))") == "0.50")
    #expect(try shown("\(0.97, .percent(1), spread: 0.004)") == "97.0 ± 0.4%")
    #expect(try shown("\(1, "image", "images")") == "1\u{A0}image")
    #expect(try shown("\(2000, "image", "images")") == "2,000\u{A0}images")
    #expect(try shown("\(shape: [24, 24, 8])") == "24\u{A0}×\u{A0}24\u{A0}×\u{A0}8")
    #expect(try shown("\(list: [3, 5, 8])") == "3, 5 and 8")
    #expect(try shown("\(list: [])") == "none")
    #expect(try shown("\(Quantity("mean", 1.5, .bits(1)))") == "1.5\u{202F}bits")
  }

  @Test func keepsLiteralsAndInterpolationsApart() {
    let inner: Prose = "b \(2)"
    let prose: Prose = "a \(1)\(inner) c"
    #expect(
      prose.parts == [
        .literal("a "), .interpolation([.value("1")]),
        .interpolation([.markdown("b "), .value("2")]), .literal(" c"),
      ])
    #expect(
      prose.pieces == [
        .markdown("a "), .value("1"), .markdown("b "), .value("2"), .markdown(" c"),
      ])
  }

  @Test func keepsValuesOutOfMarkdown() throws {
    let value = "*a* [b](javascript:c) <i>d</i> `e` $f$"
    #expect(try shown("\(value)") == value)
  }

  @Test func readsTypographicQuotes() throws {
    #expect(try shown(#"the "knows" -- it's"#) == "the “knows” – it’s")
  }

  @Test func knowsWhereAProseWasWritten() {
    var page = Page()
    page.prose("a", file: "Notebooks/X.swift", line: 12)
    page.prose(#"$\nonsense$"#, file: "Notebooks/X.swift", line: 40)
    let error = reportError { _ = try Document(page) }
    #expect(error?.kind == .page)
    #expect(error?.description.contains(#"\nonsense is not a command"#) == true)
  }
}
