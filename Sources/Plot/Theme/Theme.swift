/// The colours of a figure. Each pair of colours that has to be told apart differs in lightness too, so
/// that neither colour blindness nor grey paper hides it (palette: Okabe and Ito 2008, adapted).
public struct Theme: Sendable, Hashable {
  /// Of the whole figure.
  public var background: Color
  /// Text and axes: at least 4.5 to 1 against the background.
  public var ink: Color
  /// Less important text, at the same contrast.
  public var soft: Color
  /// Lines of the grid.
  public var grid: Color
  /// One for each line: at least 3 to 1 against the background.
  public var series: [Color]
  /// What is meant among others, such as a marked bar.
  public var accent: Color
  /// The rest.
  public var other: Color

  /// The colour that stands for something.
  public func color(_ role: ColorRole) -> Color {
    switch role {
    case .series(let index):
      series.isEmpty ? ink : series[Int(index.magnitude % UInt(series.count))]
    case .accent: accent
    case .other: other
    case .ink: ink
    }
  }

  /// For a light page.
  public static let light = Theme(
    background: Color(0xFFFEFB), ink: Color(0x1F1D1A), soft: Color(0x5C574F), grid: Color(0xE6E2D9),
    series: [Color(0x0B5A8F), Color(0xC2500A), Color(0x007A5A), Color(0x9A4C86)],
    accent: Color(0x00684D), other: Color(0xD0672B))

  /// For a dark page.
  public static let dark = Theme(
    background: Color(0x16171A), ink: Color(0xE6E3DC), soft: Color(0xA7A299), grid: Color(0x2F3136),
    series: [Color(0x6CB8F0), Color(0xF0A25C), Color(0x4CC9A0), Color(0xE29BCB)],
    accent: Color(0x5FDDB4), other: Color(0xC8743C))
}

/// A colour by what it stands for; which it is, the theme says.
public enum ColorRole: Hashable, Sendable {
  /// One of those that tell series apart.
  case series(Int)
  /// What is meant among others, such as a marked bar.
  case accent
  /// The rest.
  case other
  case ink
}
