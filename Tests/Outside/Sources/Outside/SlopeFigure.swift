public import Plot

extension Figure {
  /// Values before and after, each pair joined by a line with its name and its numbers at the ends.
  ///
  /// - Parameters:
  ///   - pairs: a name, the value before and the value after.
  ///   - ends: what the two columns are.
  public static func slopes(
    _ pairs: [(name: String, before: Double, after: Double)], ends: (String, String),
    title: String = ""
  ) -> Figure {
    var axes = Axes()
    axes.title = title
    // Room for the names on either side.
    axes.x = .linear(-0.6...1.6)
    axes.xTicks = [Scale.Tick(value: 0, label: ends.0), Scale.Tick(value: 1, label: ends.1)]
    (axes.hasYNumbers, axes.hasGrid) = (false, false)
    axes.marks = pairs.enumerated().map { index, pair in
      SlopeMark(name: pair.name, before: pair.before, after: pair.after, series: index)
    }
    let told = pairs.map { pair in
      "\(pair.name) \(FigureText.trend([pair.before, pair.after])) from "
        + "\(FigureText.short(pair.before)) to \(FigureText.short(pair.after))"
    }
    return Figure(
      width: 420, height: 300, rows: [[axes]],
      alt: "Slopes from \(ends.0) to \(ends.1): \(told.joined(separator: "; ")).",
      table: FigureTable(
        header: ["", ends.0, ends.1],
        rows: pairs.map { pair in
          [pair.name] + [pair.before, pair.after].map { FigureText.decimal($0, 2) }
        }))
  }
}

/// A line from x = 0 to x = 1 with texts at its ends.
private struct SlopeMark: Mark {
  let name: String
  let before: Double
  let after: Double
  let series: Int

  var yRange: ClosedRange<Double>? { extent([before, after]) }

  func shapes(in frame: Frame) -> [Shape] {
    let line = LineMark(x: [0, 1], y: [before, after], series: series, hasMarkers: true)
    let color = frame.theme.color(.series(series))
    let texts = [
      (Point(-8, 0) + frame.point(0, before), "\(name) \(FigureText.short(before))", false),
      (Point(8, 0) + frame.point(1, after), FigureText.short(after), true),
    ]
    return line.shapes(in: frame)
      + texts.filter { $0.0.isFinite && frame.rect.contains($0.0) }.map { point, text, isAfter in
        let place = point + Point(0, frame.text.drop(size: FontSize.label))
        return frame.text.line(
          text, size: FontSize.label, at: place, anchor: isAfter ? .start : .end, color: color)
      }
  }
}
