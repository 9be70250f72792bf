package import Plot

extension Figure {
  /// What a change does to measures, seed by seed: in each panel a thin line for each seed from its value before to that after,
  /// and a bold one for the means, with their numbers.
  ///
  /// - Parameter panels: values one for each seed; names of the two conditions, broken at their spaces.
  package static func beforeAfter(
    panels: [(
      title: String, unit: String, before: [Double], after: [Double], names: (String, String)
    )]
  ) -> Figure {
    let axes = panels.map { panel in
      slopes(titled(panel.title, panel.unit), pairs(panel.before, panel.after), panel.names)
    }
    let perRow = panels.count > 3 ? 2 : max(1, panels.count)
    let rows = stride(from: 0, to: max(1, panels.count), by: perRow).map { start in
      (start..<start + perRow).map { $0 < axes.count ? axes[$0] : .blank }
    }
    var figure = Figure(
      height: 22 + (rows.count == 1 ? 260 : 210 * Double(rows.count)), rows: rows,
      alt: (["Lines from a value before to one after a change, one for each seed."]
        + panels.map { told(titled($0.title, $0.unit), pairs($0.before, $0.after), $0.names) })
        .joined(separator: " "),
      table: FigureTable(
        header: ["", "before", "after", "change", "seeds that fell", "seeds that rose"],
        rows: panels.map { panel in
          row(titled(panel.title, panel.unit), pairs(panel.before, panel.after), panel.names)
        }))
    figure.legend = [
      LegendEntry("one seed", key: .line(dash: [], marker: nil), color: .series(0)),
      LegendEntry("mean", key: .line(dash: [], marker: Marker(series: 1)), color: .series(1)),
    ]
    return figure
  }

  private typealias Pair = (before: Double, after: Double)

  private static func pairs(_ before: [Double], _ after: [Double]) -> [Pair] {
    zip(before, after).filter { $0.isFinite && $1.isFinite }.map { ($0, $1) }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  private static func slopes(_ title: String, _ pairs: [Pair], _ names: (String, String)) -> Axes {
    var axes = Axes()
    (axes.title, axes.hasGrid) = (title, false)
    axes.x = .linear(-0.6...1.6)
    axes.xTicks = [names.0, names.1].enumerated().map { index, name in
      Scale.Tick(value: Double(index), label: broken(name))
    }
    guard !pairs.isEmpty else {
      axes.marks = [Notice("none")]
      return axes
    }
    let ends = [mean(pairs.map(\.before)), mean(pairs.map(\.after))]
    let places = FigureText.decimals(for: pairs.lazy.flatMap { [$0.before, $0.after] })
    axes.marks = [
      LineMark(
        x: pairs.flatMap { _ in [0, 1, .nan] },
        y: pairs.flatMap { [$0.before, $0.after, .nan] }, opacity: 0.35),
      BoldLine(y: ends, series: 1),
      TextMark(
        x: 0, y: ends[0], text: FigureText.decimal(ends[0], places), anchor: .end,
        offset: Size(-8, 0)),
      TextMark(
        x: 1, y: ends[1], text: FigureText.decimal(ends[1], places), offset: Size(8, 0)),
    ]
    return axes
  }

  /// In lines of about a dozen letters.
  private static func broken(_ name: String) -> String {
    name.split(separator: " ").reduce(into: [Substring]()) { lines, word in
      if let last = lines.last, last.count + word.count < 12 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }.joined(separator: "\n")
  }

  private static func told(_ title: String, _ pairs: [Pair], _ names: (String, String)) -> String {
    if pairs.isEmpty { return "\(title): none." }
    let ends = [mean(pairs.map(\.before)), mean(pairs.map(\.after))].map(FigureText.short)
    let fell = pairs.count { $0.after < $0.before }
    return "\(title): mean \(ends[0]) (\(names.0)) to \(ends[1]) (\(names.1)), lower in "
      + "\(fell) of \(FigureText.count(pairs.count, "seed", "seeds"))."
  }

  private static func row(_ title: String, _ pairs: [Pair], _ names: (String, String)) -> [String] {
    let (before, after) = (mean(pairs.map(\.before)), mean(pairs.map(\.after)))
    let places = FigureText.decimals(for: pairs.lazy.flatMap { [$0.before, $0.after] })
    return [
      "\(title), \(names.0) to \(names.1)", FigureText.decimal(before, places),
      FigureText.decimal(after, places), FigureText.decimal(after - before, places),
      "\(pairs.count { $0.after < $0.before })", "\(pairs.count { $0.after > $0.before })",
    ]
  }
}

/// A bold line with markers from 0 to 1.
struct BoldLine: Mark {
  /// At its two ends.
  var y: [Double]
  var series: Int

  var xRange: ClosedRange<Double>? { 0...1 }
  var yRange: ClosedRange<Double>? { extent(y) }

  func shapes(in frame: Frame) -> [Shape] {
    let points = zip([0.0, 1], y).map { frame.point($0, $1) }.filter(\.isFinite)
    let color = frame.theme.color(.series(series))
    return [
      frame.clipped([
        .stroke(.polyline(points), Stroke(width: 2 * SeriesStyle.lineWidth), color),
        .fill(Marker(series: series).path(at: points, size: 8, in: frame.rect), color),
      ])
    ]
  }
}
