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
      panel(series, "Loss", epochs, \.loss, hasNames: true),
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
      table: FigureTable(
        header: ["model", "epoch", "loss", "accuracy", "divergence (nats)"],
        rows: series.flatMap { model in
          zip(model.loss, model.accuracy).enumerated().map { epoch, values in
            let divergence = model.divergence.map { epoch < $0.count ? decimal($0[epoch], 1) : "–" }
            return [
              model.name, "\(epoch + 1)", decimal(values.0, 4), decimal(values.1, 4),
              divergence ?? "–",
            ]
          }
        }))
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
