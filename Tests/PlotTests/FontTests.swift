import SnapshotSupport
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

  @Test func withoutDejaVuThePackageIsNamed() {
    #expect(
      Font.missing.description
        == "font: DejaVuSans.ttf: found it in none of the system's font folders, expected it there "
        + "(Debian's package fonts-dejavu-core, Homebrew's font-dejavu)")
  }

  /// The signs that figures are lettered with are in the font: none is drawn as the box of what is missing.
  @Test func mathematicsHasItsSigns() throws {
    let box = try font.get().path("\u{10FFFD}", size: 10, at: Point(0, 0))
    for sign in "₀₁₂₃ᵢⱼ⁰¹²³⁻−–·×±√∑∫∞≤≥≈✓αβγμσθλπΔ°%" {
      #expect(try font.get().path(String(sign), size: 10, at: Point(0, 0)) != box, "\(sign)")
    }
  }

  /// `log₂ p_ij^2`: the subscript begins where the letter ends and hangs below the baseline; the superscript stands above it.
  @Test func scriptsStandWhereTheyBelong() throws {
    let font = try font.get()
    func heights(_ text: String) -> ClosedRange<Double>? {
      extent(
        Label(text).path(font, size: 100, at: Point(0, 0)).flattened().flatMap(\.points).map(\.y))
    }
    let x = try #require(heights("x"))
    #expect(try #require(heights("x_i")).upperBound > x.upperBound + 10)
    #expect(try #require(heights("x^i")).lowerBound < x.lowerBound - 30)
    #expect(
      Label("p_ij").width(font, size: 20) == font.width("p", size: 20) + font.width("ij", size: 14))
    #expect(Label("log_2 x").width(font, size: 20) > Label("log_2").width(font, size: 20))
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
