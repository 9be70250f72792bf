extension Figure {
  /// Marks of any kind over common axes, with a legend of those that have a name.
  ///
  /// - Parameters:
  ///   - marks: the lowest first.
  ///   - xLabel: below the x axis.
  ///   - yLabel: beside the y axis.
  ///   - x: the scale of the x axis; nil for a linear one that holds all marks. The same for `y`.
  ///   - y: the scale of the y axis, likewise.
  ///   - title: above the axes.
  ///   - alt: what it shows, for those who do not see it.
  ///   - table: the numbers behind it.
  public static func plot(
    _ marks: [any Mark], xLabel: String = "", yLabel: String = "", x: Scale? = nil,
    y: Scale? = nil, title: String = "", alt: String,
    table: FigureTable = FigureTable(header: [], rows: [])
  ) -> Figure {
    var axes = Axes()
    (axes.marks, axes.title) = (marks, title)
    (axes.xLabel, axes.yLabel, axes.x, axes.y) = (xLabel, yLabel, x, y)
    return Figure(height: 280, rows: [[axes]], alt: alt, table: table)
  }
}
