/// A row of a dot plot: values that were measured again and again, such as once for each seed.
public struct DotRow: Sendable {
  /// Beside the row. Neighbours of the same label stand in one place, below each other.
  public var label: String
  /// What it belongs to: its colour and its marker; empty for none.
  public var group: String
  /// What is no number is left out.
  public var values: [Double]

  /// Values of a row.
  public init(_ label: String, group: String = "", values: [Double]) {
    (self.label, self.group, self.values) = (label, group, values)
  }
}

extension Figure {
  /// Values in rows: a faint point for each, and their mean with one standard deviation (n - 1) to either side.
  /// (Cleveland and McGill, "Graphical Perception", JASA 79, 1984.)
  ///
  /// - Parameters:
  ///   - rows: from the top.
  ///   - xLabel: what the values are, with their unit.
  ///   - x: the scale; nil for a linear one that holds all values.
  ///   - reference: a value to compare all with, at an upright line; nil for none.
  ///   - referenceName: at that line, in the legend.
  ///   - decimals: of the numbers in words and table; nil for what their size asks for.
  ///   - summary: how the alternative text begins.
  public static func dotPlot(
    _ rows: [DotRow], xLabel: String = "", x: Scale? = nil, reference: Double? = nil,
    referenceName: String = "", decimals: Int? = nil, summary: String = "Dot plot."
  ) -> Figure {
    let places = DotPlaces(rows)
    var axes = Axes()
    (axes.xLabel, axes.y) = (xLabel, .categorical(places.labels.reversed()))
    let ends = rows.flatMap { row -> [Double] in
      guard let spread = Spread(row.values) else { return [] }
      let reach = spread.deviation ?? 0
      return row.values + [spread.mean - reach, spread.mean + reach]
    }
    let scale = x ?? .linear(padded(extent(ends + [reference ?? .nan]), by: 0.04))
    (axes.x, axes.xTicks) = (scale, scale.ticks(8))
    axes.marks =
      (reference.map { [ReferenceLine(x: $0)] } ?? [])
      + places.groups.indices.flatMap {
        dots(rows, places, group: $0)
      }
    let decimals = decimals ?? FigureText.decimals(for: rows.lazy.flatMap(\.values))
    var figure = Figure(
      height: 62 + places.height, rows: [[axes]],
      alt: ([summary] + sentences(rows, places, decimals)).joined(separator: " "),
      table: table(rows, places, decimals))
    figure.legend = legend(places.groups, reference == nil ? "" : referenceName)
    if figure.legend != nil { figure.height += 22 }
    return figure
  }

  private static func dots(_ rows: [DotRow], _ places: DotPlaces, group: Int) -> [any Mark] {
    let own = rows.indices.filter { places.group(of: rows[$0]) == group }
    let means = own.compactMap { row in
      Spread(rows[row].values).map { (y: places.y[row], spread: $0) }
    }
    let single = own.flatMap { row in
      rows[row].values.count > 1 ? rows[row].values.map { ($0, places.y[row]) } : []
    }
    let bars = means.filter { $0.spread.deviation != nil }
    let reach = bars.map { $0.spread.deviation ?? 0 }
    return [
      ScatterMark(
        x: single.map(\.0), y: single.map(\.1), series: group, size: 4, opacity: 0.4),
      ErrorBarMark(
        x: bars.map(\.y), lower: zip(bars, reach).map { $0.spread.mean - $1 },
        upper: zip(bars, reach).map { $0.spread.mean + $1 }, series: group, isLevel: true),
      ScatterMark(
        x: means.map(\.spread.mean), y: means.map(\.y), series: group, size: 7),
    ]
  }

  private static func legend(_ groups: [String], _ reference: String) -> [LegendEntry]? {
    let entries =
      groups.enumerated().compactMap { index, name in
        LegendEntry(named: name, key: .marker(Marker(series: index)), color: .series(index))
      }
      + [LegendEntry(named: reference, key: .line(dash: [4, 3], marker: nil), color: .ink)]
      .compactMap(\.self)
    return entries.isEmpty ? nil : entries
  }

  private static func sentences(
    _ rows: [DotRow], _ places: DotPlaces, _ decimals: Int
  ) -> [String] {
    places.groups.indices.compactMap { group in
      let own = rows.filter { places.group(of: $0) == group }
      let means = own.compactMap { row in Spread(row.values).map { (row.label, $0.mean) } }
      guard let low = means.min(by: { $0.1 < $1.1 }), let high = means.max(by: { $0.1 < $1.1 })
      else { return nil }
      let name = places.groups[group].isEmpty ? "Means" : "\(places.groups[group]): means"
      if means.count == 1 { return "\(name) \(FigureText.decimal(low.1, decimals)) (\(low.0))." }
      return "\(name) from \(FigureText.decimal(low.1, decimals)) (\(low.0)) to "
        + "\(FigureText.decimal(high.1, decimals)) (\(high.0))."
    }
  }

  /// A row for each label, a column for each group.
  private static func table(
    _ rows: [DotRow], _ places: DotPlaces, _ decimals: Int
  ) -> FigureTable {
    FigureTable(
      header: [""] + places.groups.map { $0.isEmpty ? "mean ± standard deviation" : $0 },
      rows: places.labels.indices.map { place in
        [places.labels[place]]
          + places.groups.indices.map { group in
            let row = rows.indices.first {
              places.place[$0] == place && places.group(of: rows[$0]) == group
            }
            let spread = row.flatMap { Spread(rows[$0].values) }
            return spread.map {
              FigureText.withDeviation($0.mean, $0.deviation, decimals)
            } ?? "–"
          }
      })
  }
}
