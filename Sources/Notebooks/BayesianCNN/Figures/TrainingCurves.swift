package import Plot

/// What one model's training looked like, epoch by epoch.
package struct TrainingSeries: Sendable {
  package var name: String
  package var loss: [Double]
  package var accuracy: [Double]
  /// Divergence of the posterior from the prior, in nats; nil for a model without.
  package var divergence: [Double]?

  package init(name: String, loss: [Double], accuracy: [Double], divergence: [Double]? = nil) {
    (self.name, self.loss, self.accuracy, self.divergence) = (name, loss, accuracy, divergence)
  }
}

extension Figure {
  /// Loss and accuracy of models while they learn, and the divergence of those that have one.
  package static func trainingCurves(_ series: [TrainingSeries]) -> Figure {
    var metrics = [
      TrainingMetric("loss", unit: "nats", series.map(\.loss), end: 0),
      TrainingMetric("accuracy", series.map(\.accuracy), end: 1),
    ]
    if series.contains(where: { $0.divergence != nil }) {
      metrics.append(
        TrainingMetric(
          "KL divergence", unit: "nats", series.map { $0.divergence ?? [] }, decimals: 1))
    }
    return trainingCurves(models: series.map(\.name), metrics)
  }
}
