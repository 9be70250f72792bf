/// A table of values as colours, its first row at the top.
public struct HeatMapMark: Mark {
  /// Rows of cells; what is no number is left clear.
  public var values: [[Double]]
  /// From values to colours.
  public var colormap: Colormap
  /// The values at the ends of the colour map.
  public var range: ClosedRange<Double>
  /// How colours go from cell to cell.
  public var interpolation: Interpolation
  /// Decimals of the number written in each cell; nil for none.
  public var decimals: Int?

  /// - Parameters:
  ///   - values: row by row, the first at the top.
  ///   - colormap: which colour a value has.
  ///   - range: nil for that of the values.
  ///   - interpolation: how colours go over into each other.
  ///   - decimals: of the number written in each cell; nil for none.
  public init(
    _ values: [[Double]], colormap: Colormap = .sequential, range: ClosedRange<Double>? = nil,
    interpolation: Interpolation = .nearest, decimals: Int? = nil
  ) {
    (self.values, self.colormap, self.decimals) = (values, colormap, decimals)
    self.range = range ?? extent(values.joined()) ?? 0...1
    self.interpolation = interpolation
  }

  private var columns: Int { values.map(\.count).max() ?? 0 }

  public var xRange: ClosedRange<Double>? { Scale.categories(columns) }
  public var yRange: ClosedRange<Double>? { Scale.categories(values.count) }

  public func shapes(in frame: Frame) -> [Shape] {
    guard columns > 0 else { return [] }
    let cells = values.flatMap { $0 + [Double](repeating: .nan, count: columns - $0.count) }
    let image = colormap.image(cells, width: columns, range: range)
    return [frame.clipped([.image(image, in: frame.rect, interpolation)])] + numbers(frame)
  }

  private func numbers(_ frame: Frame) -> [Shape] {
    guard let decimals, values.count * columns <= 1000 else { return [] }
    let (width, height) = (
      frame.rect.width / Double(columns), frame.rect.height / Double(values.count)
    )
    return values.enumerated().flatMap { row, cells in
      cells.enumerated().filter { $0.element.isFinite }.map { column, value in
        let place = Point(
          frame.rect.minX + (Double(column) + 0.5) * width,
          frame.rect.minY + (Double(row) + 0.5) * height + frame.text.drop(size: FontSize.tick))
        let ground = colormap.color(value, in: range)
        // Black and white: one of them has a contrast of at least 4.5 to 1 with any colour.
        let isBlack = ground.contrast(with: .black) >= ground.contrast(with: .white)
        return frame.text.line(
          FigureText.decimal(value, decimals), size: FontSize.tick, at: place, anchor: .middle,
          color: isBlack ? .black : .white)
      }
    }
  }
}
