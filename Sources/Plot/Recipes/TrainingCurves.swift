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
    var panels = [
      panel(series, "loss", epochs, \.loss, hasNames: true),
      panel(series, "accuracy", epochs, \.accuracy),
    ]
    if series.contains(where: { $0.divergence != nil }) {
      panels.append(panel(series, "divergence (nats)", epochs) { $0.divergence ?? [] })
    }
    let parts = series.compactMap { model -> String? in
      guard let loss = model.loss.last, let accuracy = model.accuracy.last else { return nil }
      return "\(model.name): loss \(decimal(model.loss[0], 3)) to \(decimal(loss, 3)), accuracy "
        + "\(decimal(model.accuracy.first ?? accuracy, 3)) to \(decimal(accuracy, 3)) in "
        + "\(model.loss.count) epochs"
    }
    return Figure(
      height: 250, rows: [panels],
      alt: "Line charts of training. " + parts.joined(separator: "; ") + ".",
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

  private static func panel(
    _ series: [TrainingSeries], _ title: String, _ epochs: Int,
    _ values: (TrainingSeries) -> [Double], hasNames: Bool = false
  ) -> Axes {
    var axes = Axes()
    axes.title = title
    axes.xLabel = "epoch"
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
