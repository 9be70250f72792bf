import Literate
import Report

/// How entropies of a test set's predictions are drawn.
typealias EntropyPlot = (Answer) -> Figure

/// Mean entropies of a model's predictions on each seed: of all, of those that are right, of those that are wrong.
struct MeanEntropies {
  let all, right, wrong: Both<Estimate>
  /// The mean of the wrong ones, in multiples of that of the right ones.
  let ratio: Both<Estimate>

  init(_ answers: [Both<Answer>]) {
    func means(_ name: String, isRight: Bool? = nil) -> Both<Estimate> {
      answers.estimates("mean entropy, \(name)", .bits(2)) { $0.mean(\.total, isRight: isRight) }
    }
    all = means("all")
    right = means("right", isRight: true)
    wrong = means("wrong", isRight: false)
    ratio = answers.estimates("wrong over right", .fixed(1)) {
      $0.mean(\.total, isRight: false) / $0.mean(\.total, isRight: true)
    }
  }

  /// The smallest of the ratios, rounded down to one decimal.
  var leastRatio: Double {
    let least = (ratio.clean.values + ratio.corrupted.values).reduce(.infinity) {
      $1 < $0 ? $1 : $0
    }
    return (least * 10).rounded(.down) / 10
  }
}
