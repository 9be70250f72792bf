/// How a series is drawn, whichever mark draws it: with its colour, which the theme has, go dashes and a marker, so that sixteen
/// series can be told apart, four of them without colour.
public enum SeriesStyle {
  /// Width of the line of a series, in points.
  public static let lineWidth = 1.6
  /// Width of what goes with data: error bars, reference lines; in points.
  public static let thinWidth = 1.2
  /// Width of axes, frames and arrows, in points.
  public static let hairline = 1.0
  /// Diameter of a marker, in points.
  public static let markerSize = 5.2

  /// The stroke of a line of a series: its width, and its dashes.
  public static func stroke(_ series: Int) -> Stroke {
    let dash = dash(series)
    return Stroke(width: lineWidth, cap: dash.isEmpty ? .round : .butt, join: .round, dash: dash)
  }

  /// Lengths of dashes and gaps of a series in turn, in points; empty for a solid line.
  public static func dash(_ series: Int) -> [Double] { dashes[index(series)] }

  private static let dashes: [[Double]] = [[], [6, 3], [1.5, 2.5], [8, 3, 1.5, 3]]

  /// There are four colours and four styles. After four series the pairs shift, so that sixteen differ.
  static func index(_ series: Int) -> Int {
    let series = Int(series.magnitude % 16)
    return (series + series / 4) % 4
  }
}
