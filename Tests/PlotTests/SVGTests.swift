import Foundation
import SnapshotSupport
import TestSupport
import Testing

@testable import Plot

@Suite struct SVGTests {
  private let drawing = Drawing(
    size: Size(20, 10.5), background: .white,
    shapes: [
      .fill(.rect(Rect(x: 1, y: 2, width: 3, height: 4)), Color(0x0B5A8F)),
      .stroke(
        .line(from: Point(0, 0.125), to: Point(-20, 10)),
        Stroke(width: 1.5, cap: .round, join: .round, dash: [6, 3]), Color(0, alpha: 0.5)),
      .clip(
        .rect(Rect(x: 0, y: 0, width: 5, height: 5)),
        [
          .image(
            Bitmap(width: 1, height: 1, gray: [0]), in: Rect(x: 0, y: 0, width: 2, height: 2),
            .nearest)
        ]),
      .fill(.polyline([Point(.nan, 1)]), .black),
    ])

  @Test func writesEachKindOfShape() throws {
    let image = base64(try PNG.encode(Bitmap(width: 1, height: 1, gray: [0])))
    #expect(
      try drawing.svg(title: "a < b", id: "f 1\"") == """
        <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10.5" viewBox="0 0 20 10.5" role="img">
        <title>a &lt; b</title>
        <rect width="20" height="10.5" fill="#ffffff"/>
        <path d="M1 2L4 2L4 6L1 6Z" fill="#0b5a8f"/>
        <path d="M0 .13L-20 10" fill="none" stroke="#000000" stroke-opacity=".5" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="6 3"/>
        <clipPath id="f1-clip-1"><path d="M0 0L5 0L5 5L0 5Z"/></clipPath>
        <g clip-path="url(#f1-clip-1)">
        <image x="0" y="0" width="2" height="2" preserveAspectRatio="none" image-rendering="pixelated" href="data:image/png;base64,\(image)"/>
        </g>
        </svg>

        """)
  }

  @Test func escapesHostileText() throws {
    let svg = try drawing.svg(title: "</title><script>&\u{0}", description: "\"'\u{1B}")
    #expect(svg.contains("<title>&lt;/title&gt;&lt;script&gt;&amp;\u{FFFD}</title>"))
    #expect(svg.contains("<desc>\"'\u{FFFD}</desc>"))
  }

  @Test(
    arguments: [
      (0, "0"), (-0.001, "0"), (0.5, ".5"), (-0.05, "-.05"), (12.345, "12.35"),
      (1e30, "1000000000"),
    ] as [(Double, String)])
  func numbersAreShort(_ value: Double, _ text: String) { #expect(number(value) == text) }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
  ])
  func base64OfTheStandard(_ text: String, _ code: String) {
    #expect(base64(Array(text.utf8)) == code)
  }

  @Test func twoFiguresOnAPageShareNoIds() throws {
    let figure = Figure.lines([LineMark(x: [0, 1], y: [1, 2])])
    let ids = try ["a", "b"].map { id in
      let svg = try figure.svg(theme: .light, font: font.get(), id: id)
      return Set(svg.matches(of: /id="([^"]+)"/).map { String($0.1) })
    }
    #expect(!ids[0].isEmpty && ids[0].isDisjoint(with: ids[1]))
  }

  /// `REPORT_UPDATE_SNAPSHOTS=1` rewrites the fixture.
  @Test func golden() throws {
    let figure = Figure.lines([
      LineMark(x: [0, 1, 2], y: [0, 4, 2], name: "p_ij", hasMarkers: true)
    ])
    let svg = try figure.svg(theme: .light, font: font.get(), title: "A line")
    let url = fixture("plot/line.svg")
    if ProcessInfo.processInfo.environment["REPORT_UPDATE_SNAPSHOTS"] != nil {
      try Data(svg.utf8).write(to: url)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == svg)
    #expect(try figure.svg(theme: .light, font: font.get(), title: "A line") == svg)
  }
}
