import Model
import Report

/// Uncertainty of averaged predictions, told apart into its two parts; means in bits.
struct Decomposition {
  /// Means over a group of images.
  struct Part {
    let name: String
    let count: Int
    let total: Double
    let aleatoric: Double
    let epistemic: Double

    /// By how much the parts are more than another's.
    func rise(
      from other: Part
    ) -> (total: Quantity, aleatoric: Quantity, epistemic: Quantity) {
      (
        Quantity("rise of the total", total - other.total, .bits(3)),
        Quantity("rise of the aleatoric part", aleatoric - other.aleatoric, .bits(3)),
        Quantity("rise of the epistemic part", epistemic - other.epistemic, .bits(3))
      )
    }

    /// The epistemic part.
    var disagreement: Quantity { Quantity("epistemic part, \(name)", epistemic, .bits(3)) }
  }

  let all: Part
  let correct: Part
  let incorrect: Part
  /// The total uncertainty of each image.
  let totals: [Double]
  /// The epistemic part of each.
  let epistemics: [Double]

  /// Share of images whose label the averaged prediction finds.
  var accuracy: Quantity {
    Quantity("averaged, \(all.name)", Double(correct.count) / Double(all.count), .percent(2))
  }

  /// - Parameters:
  ///   - labels: one for each sample of the prediction.
  ///   - name: what the evidence of claims calls the test set.
  init(_ prediction: PosteriorPredictive, labels: Tensor, name: String) {
    let isCorrect = zip(prediction.mean.argmax(), labels.scalars).map { $0 == Int($1) }
    let (total, aleatoric, epistemic) = prediction.parts
    func part(_ name: String, _ isIn: (Bool) -> Bool) -> Part {
      let indices = isCorrect.indices.filter { isIn(isCorrect[$0]) }
      return Part(
        name: name, count: indices.count, total: indices.map { total[$0] }.mean,
        aleatoric: indices.map { aleatoric[$0] }.mean, epistemic: indices.map { epistemic[$0] }.mean
      )
    }
    (totals, epistemics) = (total, epistemic)
    all = part(name) { _ in true }
    correct = part("\(name), right") { $0 }
    incorrect = part("\(name), wrong") { !$0 }
  }

  /// Both test sets, each as a whole and split by whether the prediction is right.
  static func table(
    clean: Decomposition, corrupted: Decomposition, id: String, caption: Prose
  ) -> Table {
    let rows = [("clean images", clean), ("corrupted images", corrupted)].flatMap { name, sets in
      [("all", sets.all), ("right", sets.correct), ("wrong", sets.incorrect)].map { group, part in
        [.text(name), .text(group), .count(part.count)] + cells(part)
      }
    }
    return Table(
      id: id, caption: caption,
      header: ["test set", "predictions", "images", "total", "aleatoric", "epistemic"], rows: rows)
  }

  private static func cells(_ part: Part) -> [Table.Cell] {
    guard part.count > 0 else { return Array(repeating: .text("none"), count: 3) }
    return [part.total, part.aleatoric, part.epistemic].map { .number($0, .fixed(3)) }
  }
}
