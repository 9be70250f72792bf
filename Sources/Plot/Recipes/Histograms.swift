internal import Basics

extension Figure {
  /// How groups of values spread: histograms side by side with the same bins and the same axes, each with its mean.
  ///
  /// - Parameters:
  ///   - groups: side by side, in this order.
  ///   - edges: of the bins, rising; `HistogramMark.commonEdges` makes some that hold all values.
  ///   - subject: what the values are.
  ///   - yLabel: the heights of bars are shares of their group.
  ///   - y: the scale of all y axes; nil for one from zero that holds all bars.
  public static func histograms(
    _ groups: [HistogramGroup], edges: [Double], of subject: HistogramSubject,
    yLabel: String = "Share", y: Scale? = nil
  ) -> Figure {
    let marks = groups.enumerated().map { index, group in
      HistogramMark(group.values, edges: edges, series: index)
    }
    let highest = extent(marks.lazy.flatMap(\.shares))?.upperBound ?? 1
    let panels = zip(groups, marks).map { group, mark in
      var axes = Axes()
      (axes.title, axes.xLabel, axes.yLabel) = (group.title, subject.label, yLabel)
      axes.x = extent(edges).map(Scale.linear)
      axes.y = y ?? .linear(0...max(1e-6, highest * 1.06))
      axes.marks = histogram(group, mark, subject)
      return axes
    }
    let labels = edgeLabels(edges)
    var figure = Figure(
      height: 260, rows: [panels], alt: summary(groups, labels, subject),
      table: table(groups, marks, labels, subject))
    figure.sharesY = true
    return figure
  }

  private static func histogram(
    _ group: HistogramGroup, _ mark: HistogramMark, _ subject: HistogramSubject
  ) -> [any Mark] {
    if group.values.isEmpty { return [Notice("none")] }
    let mean = "Mean: \(subject.decimal(group.mean))\(subject.unitAfterNumber)"
    return [
      mark, ReferenceLine(x: group.mean, text: mean + "\n" + subject.count(group.values.count)),
    ]
  }

  /// With as many decimals as tell neighbours apart.
  private static func edgeLabels(_ edges: [Double]) -> [String] {
    edges.isEmpty ? ["0", "1"] : tickLabels(edges)
  }

  private static func summary(
    _ groups: [HistogramGroup], _ edges: [String], _ subject: HistogramSubject
  ) -> String {
    let ends = [edges.first, edges.last].map { $0.map { Double($0) == 0 ? "0" : $0 } ?? "–" }
    let words = ["No histograms", "One histogram", "Two histograms", "Three histograms"]
    let head = groups.count < words.count ? words[groups.count] : "\(groups.count) histograms"
    let sentences = groups.map { group -> String in
      if group.values.isEmpty { return "\(group.name): none." }
      return
        "\(group.name): \(subject.count(group.values.count)), mean \(subject.decimal(group.mean))"
        + "\(subject.unitAfterNumber), half of them below \(subject.decimal(group.median))."
    }
    let range = "\(ends[0]) to \(ends[1])\(subject.unitAfterNumber)"
    return (["\(head) of \(subject.quantity), \(range)."] + sentences).joined(separator: " ")
  }

  /// How many of each group are in each bin, up to the last bin that holds any.
  private static func table(
    _ groups: [HistogramGroup], _ marks: [HistogramMark], _ edges: [String],
    _ subject: HistogramSubject
  ) -> FigureTable {
    let bins = marks.first?.shares.indices ?? 0..<0
    let last = bins.last { bin in marks.contains { $0.shares[bin] > 0 } } ?? 0
    return FigureTable(
      header: ["\(subject.unit.isEmpty ? subject.quantity : subject.unit), from"]
        + groups.map(\.name),
      rows: bins.prefix(last + 1).map { bin in
        [edges[bin]]
          + zip(groups, marks).map { group, mark in
            let size = group.values.count
            return grouped(Int((mark.shares[bin] * Double(size)).rounded(), in: 0...size))
          }
      })
  }
}
