/// A heat map among others with the same rows, the number written in each cell.
public struct HeatMapPanel: Sendable {
  /// Above the map: what the values are, with their unit.
  public var title: String
  /// Names of the columns; they may have several lines.
  public var columns: [String]
  /// Row by row.
  public var values: [[Double]]
  /// Of the numbers in the cells.
  public var decimals: Int
  /// Which colour a value has.
  public var colormap: Colormap
  /// The values at the ends of the colour map; nil for that of the values.
  public var range: ClosedRange<Double>?

  /// A table of values.
  public init(
    _ title: String, columns: [String], values: [[Double]], decimals: Int = 2,
    colormap: Colormap = .viridis, range: ClosedRange<Double>? = nil
  ) {
    (self.title, self.columns, self.values, self.decimals) = (title, columns, values, decimals)
    (self.colormap, self.range) = (colormap, range)
  }

  /// As many rows and columns as have names.
  func cells(rows: Int) -> [[Double]] {
    (0..<rows).map { row in
      columns.indices.map { column in
        row < values.count && column < values[row].count ? values[row][column] : .nan
      }
    }
  }
}

extension Figure {
  /// Heat maps side by side that share their rows, each with its own colours and columns; the number in each cell says its value.
  ///
  /// - Parameters:
  ///   - panels: from the left; columns of all of them are of about the same width.
  ///   - rows: names of the rows, from the top.
  ///   - summary: how the alternative text begins.
  public static func heatMaps(
    _ panels: [HeatMapPanel], rows: [String], summary: String = "Heat maps side by side."
  ) -> Figure {
    let axes = panels.enumerated().map { index, panel in
      var axes = Axes()
      axes.title = panel.title
      (axes.x, axes.y) = (.categorical(panel.columns), .categorical(rows.reversed()))
      axes.marks = [
        HeatMapMark(
          panel.cells(rows: rows.count), colormap: panel.colormap, range: panel.range,
          decimals: panel.decimals)
      ]
      (axes.hasGrid, axes.hasYNumbers) = (false, index == 0)
      return axes
    }
    return Figure(
      height: 62 + 19 * Double(max(1, rows.count)), rows: [axes],
      widthRatios: panels.map { Double(max(1, $0.columns.count)) },
      alt: ([summary] + panels.map { ends($0, rows) }).joined(separator: " "),
      table: table(panels, rows))
  }

  /// The lowest and the highest value of each column.
  private static func ends(_ panel: HeatMapPanel, _ rows: [String]) -> String {
    let cells = panel.cells(rows: rows.count)
    let columns = panel.columns.enumerated().map { column, name -> String in
      let values = zip(rows, cells).map { ($0, $1[column]) }.filter { $0.1.isFinite }
      guard let low = values.min(by: { $0.1 < $1.1 }), let high = values.max(by: { $0.1 < $1.1 })
      else { return "\(name) none" }
      return "\(name) from \(FigureText.decimal(low.1, panel.decimals)) (\(low.0)) to "
        + "\(FigureText.decimal(high.1, panel.decimals)) (\(high.0))"
    }
    return "\(panel.title): \(columns.joined(separator: "; "))."
      .replacing("\n", with: " ")
  }

  private static func table(_ panels: [HeatMapPanel], _ rows: [String]) -> FigureTable {
    let cells = panels.map { panel in
      panel.cells(rows: rows.count).map { row in
        row.map { FigureText.decimal($0, panel.decimals) }
      }
    }
    return FigureTable(
      header: [""]
        + panels.flatMap { panel in
          panel.columns.map { name in
            (panels.count == 1 ? name : "\(panel.title): \(name)").replacing("\n", with: " ")
          }
        },
      rows: rows.indices.map { row in [rows[row]] + cells.flatMap { $0[row] } })
  }
}
