internal import Basics

/// A picture of data: axes side by side, what it says in words, and its numbers as a table.
public struct Figure: Sendable {
  /// In points: CSS pixels, 96 to the inch.
  public var width: Double
  /// In points as well.
  public var height: Double
  /// Rows of axes.
  public var rows: [[Axes]]
  /// Shares of the width that the frames of each column get; nil for equal ones.
  public var widthRatios: [Double]?
  /// Shares of the height that the frames of each row get; nil for equal ones.
  public var heightRatios: [Double]?
  /// Whether all axes have the same scale, and only the outer ones its numbers.
  public var sharesX = false
  /// The same of the y axes.
  public var sharesY = false
  /// Names of what is shown, in lines above all axes; nil for a legend in each of the axes.
  public var legend: [LegendEntry]?
  /// What it shows, for those who do not see it.
  public var alt: String
  /// The numbers behind it; without rows for none.
  public var table: FigureTable

  /// A figure of rows of axes.
  public init(
    width: Double = 680, height: Double = 260, rows: [[Axes]], widthRatios: [Double]? = nil,
    heightRatios: [Double]? = nil, alt: String,
    table: FigureTable = FigureTable(header: [], rows: [])
  ) {
    (self.width, self.height, self.rows) = (width, height, rows)
    (self.widthRatios, self.heightRatios) = (widthRatios, heightRatios)
    (self.alt, self.table) = (alt, table)
  }

  /// The figure as a value that a backend draws.
  public func drawing(theme: Theme, font: Font) -> Drawing {
    let text = TextLayout(font: font)
    var drawing = Drawing(size: Size(width, height), background: theme.background)
    let rows = settledRows
    let common = legend.map { CommonLegend($0, text, width: width) }
    let frames = Layout(self, rows, text, top: common?.height ?? 0).frames
    for (row, frames) in zip(rows, frames) {
      for (axes, frame) in zip(row, frames) {
        drawing.shapes += axes.shapes(
          in: frame, theme: theme, text: text, hasLegend: legend == nil)
      }
    }
    drawing.shapes += common?.shapes(theme) ?? []
    return drawing
  }

  /// The figure as a PNG file.
  ///
  /// - Parameters:
  ///   - theme: the colours.
  ///   - font: of all text.
  ///   - scale: pixels a point.
  ///   - title: what the file calls itself.
  /// - Throws: a size error, if it would have no pixels or more than 16,384 to a side.
  public func png(theme: Theme, font: Font, scale: Double = 2, title: String = "") throws(PlotError)
    -> [UInt8]
  {
    let bitmap = try drawing(theme: theme, font: font).rasterized(scale: scale)
    // A point is a CSS pixel: 96 to the inch.
    let density = Int((96 * scale / 0.0254).rounded(), in: 0...Int(Int32.max))
    return try PNG.encode(bitmap, pixelsPerMetre: density, title: title, description: alt)
  }

  /// The figure as an SVG document, from the same shapes; letters are outlines, so it needs no font.
  ///
  /// - Parameters:
  ///   - theme: the colours.
  ///   - font: of all text.
  ///   - title: what a browser shows as a tooltip.
  ///   - id: the start of all ids in it; unique on the page that it goes into.
  /// - Throws: a size error, for one without a size; a PNG error, for an image that cannot be encoded.
  public func svg(theme: Theme, font: Font, title: String = "", id: String = "figure")
    throws(PlotError) -> String
  {
    try drawing(theme: theme, font: font).svg(title: title, description: alt, id: id)
  }
}

/// The numbers of a figure.
public struct FigureTable: Sendable, Hashable {
  /// Names of the columns.
  public var header: [String]
  /// Texts of the cells, as many in each row as the header has.
  public var rows: [[String]]

  /// A table of texts.
  public init(header: [String], rows: [[String]]) { (self.header, self.rows) = (header, rows) }
}
