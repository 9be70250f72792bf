import Testing

@testable import Plot

@Suite struct FontTests {
  @Test func lettersStandOnTheBaseline() throws {
    let font = try font.get()
    let path = font.path("H", size: 100, at: Point(10, 90))
    let points = path.flattened().flatMap(\.points)
    // A capital of DejaVu Sans is 1493 of 2048 units high.
    #expect(abs((points.map(\.y).min() ?? 0) - (90 - 72.9)) < 0.1)
    #expect(points.map(\.y).max() == 90)
  }

  @Test func pairsAreKerned() throws {
    let font = try font.get()
    #expect(
      font.width("AV", size: 100) < font.width("A", size: 100) + font.width("V", size: 100) - 3)
    #expect(font.width("", size: 100) == 0)
  }

  @Test func aMissingFontSaysSo() {
    #expect(throws: PlotError.self) { try Font(path: "/nowhere.ttf") }
  }

  @Test func lettersOfNoScriptAreBoxes() throws {
    #expect(try !font.get().path("\u{10FFFD}", size: 10, at: Point(0, 0)).isEmpty)
  }

  @Test func scriptsAreSmallerAndMoved() throws {
    let font = try font.get()
    let plain = font.width("pij", size: 20)
    #expect(Label("p_ij").width(font, size: 20) < plain)
    #expect(Label("x^{−3}").width(font, size: 20) < font.width("x−3", size: 20))
    #expect(Label("a_ b").width(font, size: 20) == font.width("a_ b", size: 20))
  }
}
