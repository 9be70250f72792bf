extension Figure {
  /// Curves with bands in panels side by side, with one x axis, one legend above all of them, told in words and in a table.
  ///
  /// - Parameters:
  ///   - panels: row by row.
  ///   - xLabel: below the lowest panels, and above the first column of the table.
  ///   - x: the scale of all x axes; nil for a linear one that holds all curves.
  ///   - xTicks: where numbers stand along all x axes; nil for those that the scale chooses.
  ///   - perRow: how many panels stand side by side.
  ///   - tableAt: the values of x that the table has rows for; nil for those of the curves, or eleven evenly spaced
  ///     ones where there are more than twelve.
  ///   - summary: how the alternative text begins.
  public static func curves(
    _ panels: [CurvePanel], xLabel: String, x: Scale? = nil, xTicks: [Double]? = nil,
    perRow: Int = 2, tableAt: [Double]? = nil, summary: String = "Line charts."
  ) -> Figure {
    let names = CurveNames(panels)
    let all = panels.flatMap { $0.curves.flatMap(\.x) }
    let scale = x ?? .linear(padded(extent(all), by: 0.02))
    let perRow = max(1, min(perRow, panels.count))
    let ticks = xTicks.map { values in
      zip(values, tickLabels(values)).map { Scale.Tick(value: $0, label: $1) }
    }
    let axes = panels.enumerated().map { index, panel in
      var axes = self.axes(panel, names, xLabel: index + perRow < panels.count ? nil : xLabel)
      (axes.x, axes.xTicks) = (scale, ticks)
      return axes
    }
    let rows = stride(from: 0, to: max(1, panels.count), by: perRow).map { start in
      (start..<start + perRow).map { $0 < axes.count ? axes[$0] : .blank }
    }
    let places = tableAt ?? self.places(all)
    var figure = Figure(
      height: 34 + (rows.count == 1 ? 214 : 176) * Double(rows.count), rows: rows,
      alt: (["\(summary) Along x: \(xLabel)."] + panels.map { told($0, places) })
        .joined(separator: " "),
      table: table(panels, places, xLabel))
    figure.legend = names.legend(panels)
    return figure
  }

  /// - Parameter xLabel: nil where another panel stands below.
  private static func axes(
    _ panel: CurvePanel, _ names: CurveNames, xLabel: String?
  ) -> Axes {
    var axes = Axes()
    (axes.title, axes.yLabel) = (panel.title, panel.yLabel)
    axes.y = panel.yScale
    (axes.xLabel, axes.hasXNumbers) = (xLabel ?? "", xLabel != nil)
    let bands = panel.curves.filter { !$0.deviation.isEmpty }.map { curve in
      BandMark(
        x: curve.x, lower: curve.lower, upper: curve.upper, series: names.series(curve.name),
        opacity: 0.18)
    }
    let lines = panel.curves.map { curve in
      LineMark(
        x: curve.x, y: curve.y, series: names.series(curve.name), hasMarkers: curve.hasMarkers,
        isStep: curve.isStep)
    }
    axes.marks = bands + panel.levels.map(names.line) + lines
    if lines.allSatisfy({ $0.yRange == nil }) { axes.marks.append(Notice("none")) }
    return axes
  }

  private static func places(_ all: [Double]) -> [Double] {
    let different = Set(all.filter(\.isFinite))
    guard different.count > 12, let range = extent(different) else { return different.sorted() }
    return (0...10).map { step in
      let share = Double(step) / 10
      return range.lowerBound * (1 - share) + range.upperBound * share
    }
  }

  /// The first and the last value of each curve, and the levels.
  private static func told(_ panel: CurvePanel, _ places: [Double]) -> String {
    let x = places.map { abs($0) < 1e15 && $0 == $0.rounded() ? 0 : 2 }.max() ?? 0
    let ends = [places.first, places.last].compactMap(\.self)
    let curves = panel.curves.map { curve -> String in
      let values = ends.compactMap { end in
        curve.value(at: end).map {
          "\(FigureText.decimal($0.value, panel.places)) at \(FigureText.decimal(end, x))"
        }
      }
      return "\(curve.name) " + (values.isEmpty ? "none" : values.joined(separator: ", "))
    }
    let levels = panel.levels.map { level in
      "\(level.name)\(level.curve.isEmpty ? "" : " (\(level.curve))") "
        + FigureText.decimal(level.value, panel.places)
    }
    return
      "\(panel.title.isEmpty ? "Curves" : panel.title): \((curves + levels).joined(separator: "; "))."
  }

  private static func table(
    _ panels: [CurvePanel], _ places: [Double], _ xLabel: String
  ) -> FigureTable {
    let isWhole = places.allSatisfy { $0 == $0.rounded() }
    let columns = panels.flatMap { panel in panel.curves.map { (panel: panel, curve: $0) } }
    return FigureTable(
      header: [xLabel]
        + columns.map { column in
          panels.count == 1 ? column.curve.name : "\(column.panel.title): \(column.curve.name)"
        },
      rows: places.map { place in
        [FigureText.decimal(place, isWhole ? 0 : 2)]
          + columns.map { column in
            column.curve.value(at: place).map {
              FigureText.withDeviation($0.value, $0.deviation, column.panel.places)
            } ?? "–"
          }
      })
  }
}
