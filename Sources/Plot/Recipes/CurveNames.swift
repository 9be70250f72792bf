/// Which series the curves of panels are, and which dashes their levels have: the same in all panels.
struct CurveNames {
  private var curves: [String] = []
  private var levels: [String] = []

  init(_ panels: [CurvePanel]) {
    for curve in panels.flatMap(\.curves) where !curves.contains(curve.name) {
      curves.append(curve.name)
    }
    for level in panels.flatMap(\.levels) where !levels.contains(level.name) {
      levels.append(level.name)
    }
  }

  func series(_ name: String) -> Int { curves.firstIndex(of: name) ?? 0 }

  /// Dots, and dashes and dots: those that the first two curves do not have.
  private func dash(_ index: Int) -> [Double] { SeriesStyle.dash(2 + index % 2) }

  func line(_ level: CurveLevel) -> ReferenceLine {
    var line = ReferenceLine(y: level.value)
    line.color = curves.firstIndex(of: level.curve).map(ColorRole.series) ?? .ink
    line.dash = dash(levels.firstIndex(of: level.name) ?? 0)
    return line
  }

  /// Nil for one curve alone.
  func legend(_ panels: [CurvePanel]) -> [LegendEntry]? {
    let hasMarkers = panels.contains { $0.curves.contains(where: \.hasMarkers) }
    let entries =
      curves.enumerated().map { index, name in
        let marker = hasMarkers ? Marker(series: index) : nil
        return LegendEntry(
          name, key: .line(dash: SeriesStyle.dash(index), marker: marker), color: .series(index))
      }
      + levels.enumerated().map { index, name in
        LegendEntry(name, key: .line(dash: dash(index), marker: nil), color: .ink)
      }
    return entries.count > 1 ? entries : nil
  }
}
