package import Plot

/// A bin of a reliability diagram: its edges, the mean confidence in it, the accuracy and its interval, and how many images it holds.
package typealias ReliabilityBin = (
  edges: ClosedRange<Double>, confidence: Double, accuracy: Double, low: Double, high: Double,
  count: Int
)

extension Figure {
  /// Reliability diagrams: for each model the accuracy of images that it is about equally sure of, with its interval, against
  /// the mean confidence; on the diagonal a model is as often right as it says. Below, how many images each bin
  /// holds, on an axis that is logarithmic from 1 on. (Guo et al., ICML 2017.)
  ///
  /// - Parameter models: their bins; empty ones are left out.
  package static func reliability(
    models: [(name: String, bins: [ReliabilityBin])]
  ) -> Figure {
    let models = models.map { model in
      (name: model.name, bins: model.bins.filter { $0.count > 0 })
    }
    let most = max(1, models.flatMap { $0.bins.map { Double($0.count) } }.max() ?? 1)
    let perRow = models.count > 4 ? 3 : max(1, models.count)
    let groups = stride(from: 0, to: max(1, models.count), by: perRow).map {
      Array(models.dropFirst($0).prefix(perRow))
    }
    let rows = groups.flatMap { group -> [[Axes]] in
      let blanks = [Axes](repeating: .blank, count: perRow - group.count)
      return [
        group.enumerated().map { diagram($1.name, $1.bins, isFirst: $0 == 0) } + blanks,
        group.enumerated().map { counts($1.bins, most, isFirst: $0 == 0) } + blanks,
      ]
    }
    return Figure(
      height: 310 * Double(groups.count), rows: rows,
      heightRatios: rows.indices.map { $0 % 2 == 0 ? 2 : 1 },
      alt: "Reliability diagrams: accuracy against confidence, in bins. "
        + models.map(told).joined(separator: " "),
      table: table(models))
  }

  private static func diagram(
    _ name: String, _ bins: [ReliabilityBin], isFirst: Bool
  ) -> Axes {
    var axes = Axes()
    (axes.title, axes.yLabel) = (name, isFirst ? "Accuracy" : "")
    (axes.x, axes.y) = (.linear(0...1.02), .linear(0...1.02))
    axes.yTicks = [0.0, 0.25, 0.5, 0.75, 1].map(shareTick)
    (axes.hasXNumbers, axes.hasYNumbers) = (false, isFirst)
    let x = bins.map(\.confidence)
    axes.marks = [
      ReferenceLine(slope: 1), ErrorBarMark(x: x, lower: bins.map(\.low), upper: bins.map(\.high)),
      ScatterMark(x: x, y: bins.map(\.accuracy)),
    ]
    if bins.isEmpty { axes.marks.append(Notice("none")) }
    return axes
  }

  private static func shareTick(_ value: Double) -> Scale.Tick {
    Scale.Tick(
      value: value, label: FigureText.decimal(value, value * 2 == (value * 2).rounded() ? 1 : 2))
  }

  private static func counts(_ bins: [ReliabilityBin], _ most: Double, isFirst: Bool) -> Axes {
    var axes = Axes()
    (axes.xLabel, axes.yLabel) = ("Confidence", isFirst ? "Images" : "")
    (axes.x, axes.y) = (.linear(0...1.02), .symlog(0...most * 1.6, threshold: 1))
    axes.xTicks = [0, 0.5, 1].map(shareTick)
    axes.hasYNumbers = isFirst
    axes.marks = [StemMark(x: bins.map(\.confidence), y: bins.map { Double($0.count) })]
    return axes
  }

  private static func told(_ model: (name: String, bins: [ReliabilityBin])) -> String {
    guard let last = model.bins.last else { return "\(model.name): none." }
    let total = model.bins.reduce(0.0) { $0 + Double($1.count) }
    let gap = model.bins.reduce(0.0) {
      $0 + Double($1.count) * abs($1.accuracy - $1.confidence) / total
    }
    return
      "\(model.name): \(FigureText.count(model.bins.count, "bin", "bins")), expected calibration "
      + "error \(FigureText.decimal(gap, 3)); the last bin holds "
      + "\(FigureText.count(last.count, "image", "images")), confidence "
      + "\(FigureText.decimal(last.confidence, 3)), accuracy \(FigureText.decimal(last.accuracy, 3))."
  }

  /// Bin by bin, for each model the accuracy, and how many images.
  private static func table(_ models: [(name: String, bins: [ReliabilityBin])]) -> FigureTable {
    let edges = Set(models.flatMap { $0.bins.map(\.edges) })
    return FigureTable(
      header: ["confidence"] + models.flatMap { ["\($0.name): accuracy", "images"] },
      rows: edges.sorted { $0.lowerBound < $1.lowerBound }.map { edges in
        let cells = models.flatMap { model -> [String] in
          let bin = model.bins.first { $0.edges == edges }
          return [
            FigureText.decimal(bin?.accuracy ?? .nan, 3),
            FigureText.decimal(Double(bin?.count ?? 0), 0),
          ]
        }
        return [
          "\(FigureText.decimal(edges.lowerBound, 3)) to \(FigureText.decimal(edges.upperBound, 3))"
        ] + cells
      })
  }
}

/// Narrow bars from zero at any x.
struct StemMark: Mark {
  var x: [Double]
  /// Heights, one for each x.
  var y: [Double]

  var xRange: ClosedRange<Double>? { extent(x) }
  var yRange: ClosedRange<Double>? { extent(y + [0]) }

  func shapes(in frame: Frame) -> [Shape] {
    var path = Path()
    for (x, y) in zip(x, y) {
      let top = frame.point(x, y)
      guard top.isFinite, top.y < frame.floor else { continue }
      path.append(.rect(Rect(x: top.x - 2, y: top.y, width: 4, height: frame.floor - top.y)))
    }
    return [frame.clipped([.fill(path, frame.theme.color(.series(0)))])]
  }
}
