/// A line of a panel, and how far it spreads.
public struct Curve: Sendable {
  /// In the legend; curves of one name look the same in all panels.
  public var name: String
  /// Where the points stand, rising.
  public var x: [Double]
  /// One for each x.
  public var y: [Double]
  /// How far the band around the line reaches to either side, one for each x; empty for no band.
  public var deviation: [Double]
  /// Whether each point has its marker.
  public var hasMarkers: Bool
  /// Drawn as stairs, each value from its x to the next.
  public var isStep: Bool

  /// A line with a band; of lists of different lengths the shortest counts.
  public init(
    _ name: String, x: [Double], y: [Double], deviation: [Double] = [], hasMarkers: Bool = false,
    isStep: Bool = false
  ) {
    (self.name, self.x, self.y, self.deviation) = (name, x, y, deviation)
    (self.hasMarkers, self.isStep) = (hasMarkers, isStep)
  }

  var lower: [Double] { zip(y, deviation).map { $0 - $1 } }
  var upper: [Double] { zip(y, deviation).map { $0 + $1 } }

  /// What the line says at an x: its value there, or that of the last point before it.
  func value(at place: Double) -> (value: Double, deviation: Double?)? {
    guard let index = x.lastIndex(where: { $0 <= place }), index < y.count else { return nil }
    return (y[index], index < deviation.count ? deviation[index] : nil)
  }
}

/// A level to compare the curves of a panel with.
public struct CurveLevel: Sendable {
  /// In the legend; levels of one name have the same dashes in all panels.
  public var name: String
  /// Where it is.
  public var value: Double
  /// The name of the curve whose colour it has; empty for the colour of the axes.
  public var curve: String

  /// A level line.
  public init(_ name: String, value: Double, curve: String = "") {
    (self.name, self.value, self.curve) = (name, value, curve)
  }
}

/// Axes of curves among others with the same x axis.
public struct CurvePanel: Sendable {
  /// Above the axes, with the unit.
  public var title: String
  /// Beside the axes.
  public var yLabel: String
  /// The lowest first.
  public var curves: [Curve]
  /// Lines across the axes.
  public var levels: [CurveLevel]
  /// Nil for a linear scale that holds curves, bands and levels.
  public var y: Scale?
  /// Of the numbers in words and table; nil for what their size asks for.
  public var decimals: Int?

  /// A panel of curves.
  public init(
    _ title: String, yLabel: String = "", curves: [Curve], levels: [CurveLevel] = [],
    y: Scale? = nil, decimals: Int? = nil
  ) {
    (self.title, self.yLabel, self.curves, self.levels) = (title, yLabel, curves, levels)
    (self.y, self.decimals) = (y, decimals)
  }

  var yScale: Scale {
    let ends = curves.flatMap { [$0.y, $0.lower, $0.upper].joined() } + levels.map(\.value)
    return y ?? .linear(padded(extent(ends), by: 0.06))
  }

  var places: Int { decimals ?? FigureText.decimals(for: curves.lazy.flatMap(\.y)) }
}
