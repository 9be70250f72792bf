import Testing

@testable import Model

/// Losses against Keras and TensorFlow Probability, metrics against scikit-learn (References/loss_golden.py), sample by sample.
@Suite struct GoldenLossTests {
  struct Record: Decodable, Sendable {
    let kind: String
    let name: String
    let config: GoldenConfig
    let inputs: [String: GoldenArray]
    let output: GoldenArray
    let gradients: [String: GoldenArray]

    /// The parts of an input that belong to one loss: Keras takes losses over the last axis of a prediction.
    func samples(_ input: String) throws -> [Tensor] {
      let tensor = try #require(inputs[input]).tensor
      let count = inputs["y_pred"].map { $0.values.count / ($0.shape.last ?? 1) } ?? tensor.count
      let size = tensor.size / count
      return (0..<count).map {
        Tensor(Array(tensor.scalars[$0 * size..<($0 + 1) * size]))
      }
    }
  }

  /// Whatever of a golden file a loss is differentiated by, in the order of `names`.
  private func names(_ record: Record) -> [String] {
    record.inputs.keys.filter { $0 != "y_true" }.sorted()
  }

  private func loss(_ record: Record) throws -> any Loss {
    let fromLogits = record.config["from_logits"].flag ?? false
    return switch record.name {
    case "SparseCategoricalCrossentropy": SparseCategoricalCrossentropy(fromLogits: fromLogits)
    case "CategoricalCrossentropy": CategoricalCrossentropy(fromLogits: fromLogits)
    case "BinaryCrossentropy": BinaryCrossentropy(fromLogits: fromLogits)
    case "MeanSquaredError": MeanSquaredError()
    case "MeanAbsoluteError": MeanAbsoluteError()
    case "Brier": LossFunction { (y: Tensor, p: Tensor) in square(p - y).sum() }
    case "OneHotCategorical", "Normal": NegativeLogLikelihood()
    default: try #require(nil as (any Loss)?, "no loss \(record.name)")
    }
  }

  private func output(_ record: Record, _ arguments: [Tensor]) -> Output {
    switch record.name {
    case "OneHotCategorical":
      Output(tensor: arguments[0], distribution: OneHotCategorical(logits: arguments[0]))
    case "Normal":
      Output(
        tensor: arguments[0],
        distribution: Independent(
          Normal(loc: arguments[0], scale: arguments[1]), reinterpretedBatchNdims: 1))
    default: Output(tensor: arguments[0])
    }
  }

  @Test func lossesAndTheirGradients() throws {
    let all: [Record] = try goldenRecords("losses")
    #expect(all.count == 53)
    for (index, record) in all.enumerated() where record.kind == "loss" {
      let (loss, names) = (try loss(record), names(record))
      let truths = try record.samples("y_true")
      let arguments = try names.map { try record.samples($0) }
      var values: [Float] = []
      var gradients = names.map { _ in [Float]() }
      for sample in truths.indices {
        let found = try valueAndGradient(
          of: { try loss(truths[sample], output(record, $0)) }, at: arguments.map { $0[sample] })
        values += found.value.scalars
        for place in names.indices { gradients[place] += found.gradient[place].scalars }
      }
      let label = "\(index), \(record.name)"
      // Losses below 1 are differences of terms of about 1.
      let outputs = Tensor(shape: record.output.shape, scalars: values)
      #expect(greatestError(of: outputs, record.output, scale: 0.125) <= 1e-5, "\(label)")
      for (name, found) in zip(names, gradients) {
        let expected = try #require(record.gradients[name])
        let tensor = Tensor(shape: expected.shape, scalars: found)
        #expect(greatestError(of: tensor, expected, scale: 0.0125) <= 1e-5, "\(label), \(name)")
      }
    }
  }

  private func metric(_ record: Record) throws -> any Metric {
    switch record.name {
    case "accuracy": .accuracy
    case "top_k": TopKAccuracy(k: record.config["k"].int ?? 0)
    case "log_loss": .logLoss
    case "brier": .brierScore
    default: try #require(nil as (any Metric)?, "no metric \(record.name)")
    }
  }

  @Test func metrics() throws {
    let all: [Record] = try goldenRecords("losses")
    let records = all.filter { $0.kind == "metric" }
    #expect(records.count == 12)
    for record in records {
      let metric = try metric(record)
      let (truths, predictions) = (try record.samples("y_true"), try record.samples("y_pred"))
      let values = zip(truths, predictions).map { label, p in
        let ofLabel = Double(metric(label.reshaped([]), Output(tensor: p)).scalar)
        let oneHot = Tensor.oneHot([Int(label.scalar)], classes: p.size).reshaped([p.size])
        #expect(Double(metric(oneHot, Output(tensor: p)).scalar) == ofLabel)
        return ofLabel
      }
      let expected = record.output.values[0]
      let found = values.reduce(0, +) / Double(values.count)
      #expect(abs(found - expected) <= 1e-6 * expected, "\(record.name)")
    }
  }
}
