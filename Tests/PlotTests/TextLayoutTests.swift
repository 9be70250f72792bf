import Plot
import SnapshotSupport
import Testing

@Suite struct TextLayoutTests {
  private let text: TextLayout

  init() throws { text = TextLayout(font: try font.get()) }

  /// The corners of what is filled: left, top, right, bottom.
  private func box(_ shape: Shape) throws -> [Double] {
    guard case .fill(let path, _) = shape else { return [] }
    let points = path.elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .quad(_, let point), .cubic(_, _, let point): [point]
      case .close: []
      }
    }
    let (x, y) = (points.map(\.x), points.map(\.y))
    return try [
      #require(x.min()), #require(y.min()), #require(x.max()), #require(y.max()),
    ]
  }

  /// "H" stands on its baseline, and is as wide on the left as on the right.
  @Test func textIsAnchored() throws {
    let (width, at) = (text.width("H", size: 20), Point(100, 50))
    let start = try box(text.line("H", size: 20, at: at, color: .black))
    let middle = try box(text.line("H", size: 20, at: at, anchor: .middle, color: .black))
    let end = try box(text.line("H", size: 20, at: at, anchor: .end, color: .black))
    #expect(start[0] > 100 && start[2] < 100 + width && start[3] == 50)
    #expect(abs(middle[0] + middle[2] - 200) < 0.2 && middle[3] == 50)
    #expect(abs(start[0] - end[0] - width) < 1e-9)
    #expect(abs(start[1] - (50 - 2 * text.drop(size: 20))) < 0.5)
  }

  /// What ran to the right runs upwards: x becomes -y.
  @Test func uprightTextRunsUpwards() throws {
    for anchor in [TextLayout.Anchor.start, .middle, .end] {
      let level = try box(
        text.line("p_ij", size: 12, at: Point(0, 0), anchor: anchor, color: .black))
      let upright = try box(
        text.upright("p_ij", size: 12, at: Point(0, 0), anchor: anchor, color: .black))
      let expected = [level[1], -level[2], level[3], -level[0]]
      #expect(zip(upright, expected).allSatisfy { abs($0 - $1) < 1e-9 })
      let whole = try box(
        text.turned("p_ij", size: 12, at: Point(0, 0), anchor: anchor, by: 0, color: .black))
      #expect(zip(whole, level).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test func scriptsAreSmaller() {
    #expect(
      text.width("p_ij", size: 12) == text.width("p", size: 12) + text.width("ij", size: 0.7 * 12))
    #expect(
      text.width("10^{-3}", size: 12) == text.width("10", size: 12)
        + text.width("-3", size: 0.7 * 12))
    #expect(text.width("a_ b", size: 12) == text.width("a_", size: 12) + text.width(" b", size: 12))
  }

  @Test func linesStandBelowOneAnother() throws {
    let lines = text.lines("H\n\nH", size: 10, at: Point(0, 0), color: .black)
    #expect(lines.count == 3)
    #expect(try box(lines[2])[3] - box(lines[0])[3] == 26)
  }

  @Test func textFitsIntoItsRoom() {
    let width = text.width("words", size: 12)
    #expect(text.size(12, of: "words", in: width) == 12)
    #expect(text.size(12, of: "words", in: 0.75 * width) == 9)
    #expect(text.size(12, of: "words", in: 1) == 7)
  }
}
