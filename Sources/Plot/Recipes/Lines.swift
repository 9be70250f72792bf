extension Figure {
  /// Lines over common axes, with a legend, told in words and in a table of at most eleven rows.
  public static func lines(
    _ lines: [LineMark], xLabel: String = "", yLabel: String = "", x: Scale? = nil,
    y: Scale? = nil, title: String = ""
  ) -> Figure {
    let header = [xLabel.isEmpty ? "x" : xLabel] + lines.map { $0.name.isEmpty ? "y" : $0.name }
    return plot(
      lines, xLabel: xLabel, yLabel: yLabel, x: x, y: y, title: title,
      alt: "Line chart" + (yLabel.isEmpty ? ". " : " of \(yLabel). ")
        + lines.map { FigureText.course(of: $0, xLabel: xLabel) }.joined(separator: "; ") + ".",
      table: FigureTable(header: header, rows: rows(lines)))
  }

  /// Densities of distributions over a common axis.
  public static func densities(x: [Double], curves: [(String, [Double])]) -> Figure {
    let marks = curves.enumerated().map { index, curve in
      LineMark(x: x, y: curve.1, name: curve.0, series: index)
    }
    let highest = extent(curves.flatMap(\.1))?.upperBound ?? 1
    return lines(
      marks, xLabel: "x", yLabel: "Density", y: .linear(0...max(1e-6, highest * 1.06)))
  }

  /// At most eleven rows from the first point to the last: more than that nobody reads, and a page should stay light.
  private static func rows(_ lines: [LineMark]) -> [[String]] {
    guard let first = lines.first, !first.x.isEmpty else { return [] }
    let count = min(11, first.x.count)
    let isWhole = first.x.allSatisfy { $0 == $0.rounded() }
    return (0..<count).map { row in
      let index = count < 2 ? 0 : row * (first.x.count - 1) / (count - 1)
      return [FigureText.decimal(first.x[index], isWhole ? 0 : 2)]
        + lines.map { index < $0.y.count ? FigureText.decimal($0.y[index], 4) : "–" }
    }
  }
}
