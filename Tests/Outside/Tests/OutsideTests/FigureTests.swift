import Outside
import Plot
import Testing

/// A mark and a recipe that Plot does not have.
@Suite struct FigureTests {
  /// Markers and texts, in the order in which they are drawn.
  private func fills(_ shapes: [Shape]) -> [Path] {
    shapes.flatMap { shape -> [Path] in
      switch shape {
      case .fill(let path, _): [path]
      case .clip(_, let shapes): fills(shapes)
      default: []
      }
    }
  }

  private func frame(width: Double) throws -> Frame {
    Frame(
      rect: Rect(x: 0, y: 0, width: width, height: 100), x: .categorical(["a", "b", "c"]),
      y: .linear(-1...1), theme: .light, text: TextLayout(font: try Font()))
  }

  @Test func lollipopsSayTheirValues() throws {
    let mark = LollipopMark([0.5, -0.5, .nan], name: "share")
    #expect(mark.xRange == -0.5...2.5 && mark.yRange == -0.6...0.6)
    #expect(mark.legend?.text == "share")
    let frame = try frame(width: 300)
    let texts = fills(mark.shapes(in: frame)).dropFirst()
    let expected = [("0.5", Point(50, 25 - 5.6)), ("−0.5", Point(150, 75 + 5.6 + 7.2))].map {
      frame.text.line($0.0, size: FontSize.tick, at: $0.1, anchor: .middle, color: .black)
    }
    #expect(Array(texts) == fills(expected))
  }

  /// Where categories are narrower than their numbers, these stand upright.
  @Test func lollipopsOfLittleRoom() throws {
    let frame = try frame(width: 30)
    let texts = fills(LollipopMark([0.5]).shapes(in: frame)).dropFirst()
    let place = Point(5 + frame.text.drop(size: FontSize.tick), 25 - 5.6)
    #expect(
      Array(texts)
        == fills([
          frame.text.upright("0.5", size: FontSize.tick, at: place, anchor: .start, color: .black)
        ]))
  }

  @Test func slopesAreToldAndDrawn() throws {
    let figure = Figure.slopes(
      [("plain", 0.5, 0.25), ("p_ij", 2, 3)], ends: ("clean", "noisy"), title: "Losses")
    #expect(
      figure.alt
        == "Slopes from clean to noisy: plain falling from 0.5000 to 0.2500; "
        + "p_ij rising from 2.00 to 3.00.")
    #expect(figure.table.rows == [["plain", "0.50", "0.25"], ["p_ij", "2.00", "3.00"]])
    for theme in [Theme.light, .dark] {
      #expect(try figure.png(theme: theme, font: Font()).count > 1000)
    }
  }

  @Test(arguments: [[], [.nan], [.infinity, 1e300, -1e300], [0, 0]] as [[Double]])
  func anyData(_ values: [Double]) throws {
    let figures = [
      Figure.plot([LollipopMark(values, name: "values")], alt: "Values."),
      .slopes(values.map { ("a", $0, $0) }, ends: ("", "")),
    ]
    for figure in figures {
      #expect(try figure.svg(theme: .dark, font: Font()).hasSuffix("</svg>\n"))
    }
  }
}
