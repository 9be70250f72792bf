/// What one model's training looked like, epoch by epoch.
public struct TrainingSeries: Sendable {
  public var name: String
  public var loss: [Double]
  public var accuracy: [Double]
  /// Divergence of the posterior from the prior, in nats; nil for a model without.
  public var divergence: [Double]?

  public init(name: String, loss: [Double], accuracy: [Double], divergence: [Double]? = nil) {
    (self.name, self.loss, self.accuracy, self.divergence) = (name, loss, accuracy, divergence)
  }
}

extension Figure {
  /// Loss and accuracy of models while they learn, and the divergence of those that have one.
  public static func trainingCurves(_ series: [TrainingSeries]) -> Figure {
    let epochs = series.map(\.loss.count).max() ?? 0
    // Losses are seen from zero, accuracies up to one.
    var panels = [
      panel(series, "Loss (nats)", epochs, \.loss, hasNames: true),
      panel(series, "Accuracy", epochs, \.accuracy),
    ]
    panels[0].y = range(series.flatMap(\.loss), holding: 0)
    panels[1].y = range(series.flatMap(\.accuracy), holding: 1)
    if series.contains(where: { $0.divergence != nil }) {
      panels.append(panel(series, "KL divergence (nats)", epochs) { $0.divergence ?? [] })
    }
    return Figure(
      height: 250, rows: [panels],
      alt: "Line charts of training, epoch by epoch. "
        + series.map(course).joined(separator: "; ") + ".",
      table: table(series, epochs))
  }

  /// A row for each epoch; columns for what each model has.
  private static func table(_ series: [TrainingSeries], _ epochs: Int) -> FigureTable {
    let columns = series.flatMap { model -> [(name: String, values: [Double], places: Int)] in
      let divergence = model.divergence.map { [("\(model.name): KL (nats)", $0, 1)] } ?? []
      return [
        ("\(model.name): loss", model.loss, 4), ("\(model.name): accuracy", model.accuracy, 4),
      ] + divergence
    }
    return FigureTable(
      header: ["epoch"] + columns.map(\.name),
      rows: (0..<epochs).map { epoch in
        ["\(epoch + 1)"]
          + columns.map { epoch < $0.values.count ? decimal($0.values[epoch], $0.places) : "–" }
      })
  }

  private static func course(_ model: TrainingSeries) -> String {
    let parts = [
      ("loss", model.loss), ("accuracy", model.accuracy), ("KL", model.divergence ?? []),
    ]
    let told = parts.compactMap { name, values -> String? in
      guard let first = values.first, let last = values.last else { return nil }
      return "\(name) \(short(first)), \(trend(values)) to \(short(last))"
    }
    return "\(model.name): " + told.joined(separator: ", ") + " in \(model.loss.count) epochs"
  }

  private static func range(_ values: [Double], holding end: Double) -> Scale? {
    extent(values).map { range in
      let span = padded(range, by: 0.05)
      let isLow = end <= range.lowerBound
      return .linear(
        min(isLow ? end : span.lowerBound, end)...max(isLow ? span.upperBound : end, end))
    }
  }

  private static func panel(
    _ series: [TrainingSeries], _ title: String, _ epochs: Int,
    _ values: (TrainingSeries) -> [Double], hasNames: Bool = false
  ) -> Axes {
    var axes = Axes()
    axes.title = title
    axes.xLabel = "Epoch"
    axes.x = .categorical((1...max(1, epochs)).map(String.init))
    axes.marks = series.enumerated().map { index, model in
      let y = values(model)
      return LineMark(
        x: y.indices.map(Double.init), y: y, name: hasNames ? model.name : "", series: index,
        hasMarkers: true)
    }
    return axes
  }
}
