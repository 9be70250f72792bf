internal import Basics

/// A number that is followed while models are trained, such as a loss, epoch by epoch.
public struct TrainingMetric: Sendable {
  /// As a sentence has it: "loss".
  public var name: String
  /// Empty for none.
  public var unit: String
  /// One list for each model, one value for each epoch; an empty list for a model without.
  public var values: [[Double]]
  /// A value at which the axis ends on its side of the values: zero for a loss, one for an accuracy; nil to span the values.
  public var end: Double?
  /// Of the numbers in the table.
  public var decimals: Int

  /// A metric of all models.
  public init(
    _ name: String, unit: String = "", _ values: [[Double]], end: Double? = nil,
    decimals: Int = 4
  ) {
    (self.name, self.unit, self.values) = (name, unit, values)
    (self.end, self.decimals) = (end, decimals)
  }

  private var unitInParentheses: String { unit.isEmpty ? "" : " (\(unit))" }

  fileprivate var title: String {
    name.prefix(1).uppercased() + name.dropFirst() + unitInParentheses
  }

  fileprivate func column(_ model: String) -> String { "\(model): \(name)\(unitInParentheses)" }

  fileprivate func values(of model: Int) -> [Double] {
    model < values.count ? values[model] : []
  }

  fileprivate var scale: Scale? {
    guard let end, end.isFinite, let range = extent(values.joined()) else { return nil }
    let span = padded(range, by: 0.05)
    let isLow = end <= range.lowerBound
    return .linear(
      min(isLow ? end : span.lowerBound, end)...max(isLow ? span.upperBound : end, end))
  }
}

extension Figure {
  /// What becomes of each metric while models are trained: a panel for each metric, a line for each model.
  ///
  /// - Parameters:
  ///   - models: their names, in the order of each metric's values.
  ///   - metrics: a panel each.
  public static func trainingCurves(models: [String], _ metrics: [TrainingMetric]) -> Figure {
    let epochs = metrics.flatMap { $0.values.map(\.count) }.max() ?? 0
    let panels = metrics.enumerated().map { index, metric in
      // One legend says it for all panels.
      panel(metric, index == 0 ? models : models.map { _ in "" }, epochs)
    }
    return Figure(
      height: 250, rows: [panels],
      alt: "Line charts of training, epoch by epoch. "
        + models.indices.map { course($0, models[$0], metrics) }.joined(separator: "; ") + ".",
      table: table(models, metrics, epochs))
  }

  private static func panel(_ metric: TrainingMetric, _ names: [String], _ epochs: Int) -> Axes {
    var axes = Axes()
    (axes.title, axes.xLabel) = (metric.title, "Epoch")
    axes.x = .categorical((1...max(1, epochs)).map(String.init))
    axes.y = metric.scale
    axes.marks = names.enumerated().map { model, name in
      let y = metric.values(of: model)
      return LineMark(
        x: y.indices.map(Double.init), y: y, name: name, series: model, hasMarkers: true)
    }
    return axes
  }

  private static func course(
    _ model: Int, _ name: String, _ metrics: [TrainingMetric]
  ) -> String {
    let told = metrics.compactMap { metric -> String? in
      let values = metric.values(of: model)
      guard let first = values.first, let last = values.last else { return nil }
      let head = "\(metric.name) \(FigureText.short(first))"
      return values.count == 1
        ? head : "\(head), \(FigureText.trend(values)) to \(FigureText.short(last))"
    }
    let epochs = metrics.map { $0.values(of: model).count }.max() ?? 0
    return "\(name): \(told.joined(separator: ", ")) in "
      + FigureText.count(epochs, "epoch", "epochs")
  }

  /// A row for each epoch; columns for what each model has.
  private static func table(
    _ models: [String], _ metrics: [TrainingMetric], _ epochs: Int
  ) -> FigureTable {
    let columns = models.enumerated().flatMap { index, model in
      metrics.filter { !$0.values(of: index).isEmpty }.map {
        (name: $0.column(model), values: $0.values(of: index), places: $0.decimals)
      }
    }
    return FigureTable(
      header: ["epoch"] + columns.map(\.name),
      rows: (0..<epochs).map { epoch in
        ["\(epoch + 1)"]
          + columns.map { column in
            epoch < column.values.count
              ? FigureText.decimal(column.values[epoch], column.places) : "–"
          }
      })
  }
}
