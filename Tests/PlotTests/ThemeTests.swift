import SnapshotSupport
import Testing

@testable import Plot

/// Contrasts of WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what carries meaning (1.4.11). The grid carries none.
@Suite struct ThemeTests {
  @Test(arguments: [Theme.light, .dark])
  func textCanBeRead(_ theme: Theme) {
    for text in [theme.ink, theme.soft, theme.accent] {
      #expect(text.contrast(with: theme.background) >= 4.5)
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func linesAndBarsCanBeSeen(_ theme: Theme) {
    for line in theme.series + [theme.accent, theme.other, theme.soft, theme.ink] {
      #expect(line.contrast(with: theme.background) >= 3)
    }
  }

  /// Bars differ in lightness, and so to the colour-blind and in grey print; the sign over the bar says the same.
  @Test(arguments: [Theme.light, .dark])
  func aMarkedBarIsToldWithoutColour(_ theme: Theme) throws {
    #expect(theme.accent.contrast(with: theme.other) >= 1.4)
    let signs = try [nil, 1].map { marked -> Int in
      var axes = Axes()
      axes.marks = [BarMark([0.5, 0.5], marked: marked)]
      return try Figure(rows: [[axes]], alt: "").drawing(theme: theme, font: font.get()).shapes
        .count
    }
    #expect(signs[1] == signs[0] + 1)
  }

  /// Four dashes and four markers go with the four colours; sixteen series differ in the pairs.
  @Test func seriesDifferInMoreThanColour() {
    let styles = (0..<16).map { series in
      "\(series % 4) \(SeriesStyle.dash(series)) \(Marker(series: series))"
    }
    #expect(Set(styles).count == 16)
    #expect(Set((0..<4).map { SeriesStyle.dash($0) }).count == 4)
    #expect(Set((0..<4).map { Marker(series: $0) }).count == 4)
  }

  @Test(arguments: [Colormap.gray, .diverging, .sequential, .viridis])
  func numbersOnAHeatMapCanBeRead(_ map: Colormap) {
    for step in 0...100 {
      let ground = map.color(Double(step) / 100)
      #expect(max(ground.contrast(with: .black), ground.contrast(with: .white)) >= 4.5)
    }
  }

  @Test func colormapsHaveEnds() {
    #expect(Colormap.viridis.color(-1) == Color(0x440154))
    #expect(Colormap.viridis.color(.infinity) == Color(0xFDE725))
    #expect(Colormap.gray.color(.nan) == Color(0x808080))
    #expect(Colormap.gray.color(3, in: 3...3) == Color(0x808080))
    let image = Colormap.gray.image([0, 1, .nan, .infinity], width: 2, range: 0...1)
    #expect(
      image.levels == [0, 0, 0, 255, 255, 255, 255, 255, 128, 128, 128, 0, 255, 255, 255, 255])
    let wide = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    #expect(Colormap.gray.image([1e308], width: 1, range: wide).levels.count == 4)
  }
}
