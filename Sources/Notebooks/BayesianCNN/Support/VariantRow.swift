import LiterateModel
import Report

/// What a variant of the Bayesian model says of a sample of both test sets.
struct VariantRow: Sendable {
  let name: String
  /// Of the posterior from the prior, in nats.
  let divergence: Double?
  let answers: Both<Answer>

  init(
    _ variant: Variant, _ sample: Both<ImageTensors>, draws: Int, key: Key, on device: Device
  ) throws {
    (name, divergence) = (variant.name, variant.divergence)
    answers = try Both { set in
      let prediction = try variant.predict(sample[set].images, draws, key, device)
      return try Answer(PredictiveMean(prediction), sample[set].classes)
    }
  }

  private func quantity(
    _ what: String, _ set: TestSet, _ format: NumberFormat, _ value: (Answer) -> Double
  ) -> Quantity { Quantity("\(what), \(name), \(set)", value(answers[set]), format) }

  func accuracy(_ set: TestSet) -> Quantity {
    quantity("accuracy", set, .percent(1)) { $0.predictions.accuracy }
  }
  func logLoss(_ set: TestSet) -> Quantity {
    quantity("log loss", set, .nats(3)) { $0.predictions.logLoss }
  }
  func total(_ set: TestSet) -> Quantity { quantity("total", set, .bits(3)) { $0.total.mean } }
  func epistemic(_ set: TestSet) -> Quantity {
    quantity("epistemic part", set, .bits(3)) { $0.epistemic.mean }
  }

  /// Two standard errors of the accuracy on clean images, which is a share of so many.
  var chance: Double {
    let share = accuracy(.clean).value
    return 2 * (share * (1 - share) / Double(answers.clean.isCorrect.count)).squareRoot()
  }

  /// By how many standard errors networks disagree more here than there, image by image.
  func disagreement(above other: VariantRow) -> Quantity {
    Quantity(
      "epistemic part, \(name) above \(other.name), in standard errors",
      standardErrors(answers.clean.epistemic, above: other.answers.clean.epistemic), .fixed(1))
  }

  var logLoss: Quantity { logLoss(.clean) }
  var total: Quantity { total(.clean) }
  var epistemic: Quantity { epistemic(.clean) }

  static func table(_ rows: [VariantRow], id: String) -> Table {
    func cell(_ quantity: Quantity, _ format: NumberFormat) -> Table.Cell {
      .number(quantity.value, format)
    }
    return Table(
      id: id,
      caption: """
        Variants on the first seed, clean and corrupted: accuracy, log loss in nats, total entropy and its epistemic part in bits; and the
        divergence from the prior in nats, in the last epoch.
        """,
      header: [
        "variant", "accuracy", "corr.", "log loss", "corr.", "total", "corr.", "epistemic", "corr.",
        "divergence",
      ],
      rows: rows.map { row in
        [.text(row.name)]
          + [
            (row.accuracy, NumberFormat.percent(1)), (row.logLoss, .fixed(3)),
            (row.total, .fixed(3)),
            (row.epistemic, .fixed(3)),
          ].flatMap { value, format in TestSet.allCases.map { cell(value($0), format) } }
          + [row.divergence.map { .number($0, .fixed(0)) } ?? .missing]
      })
  }
}

extension [VariantRow] {
  func named(_ name: String) -> VariantRow { first { $0.name == name } ?? self[0] }
}

extension BayesianCNN {
  /// By how much independent weights are too narrow, and the logits of digits and of other images that they make.
  func meanFieldComparison(
    _ deterministic: Sequential, _ train: ImageTensors, _ digits: Tensor, _ outside: OutsideImages,
    _ run: Run
  ) throws -> (weights: Quantity, digits: Quantity, outside: Quantity) {
    let laplace = try LaplaceClassifier(deterministic, train.images, on: run.device)
    func logits(_ name: String, _ comparison: MeanFieldComparison) -> Quantity {
      Quantity("deviation of their logits, \(name)", comparison.logitDeviations, .percent(0))
    }
    let ofDigits = try laplace.meanFieldComparison(digits, on: run.device)
    let ofOutside = try laplace.meanFieldComparison(outside.images, on: run.device)
    return (
      Quantity("deviation of independent weights", ofOutside.weightDeviations, .percent(0)),
      logits("digits", ofDigits), logits(outside.name, ofOutside)
    )
  }
}
