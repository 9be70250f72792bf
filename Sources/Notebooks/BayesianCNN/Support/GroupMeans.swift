import LiterateModel
import Report

/// Means of a number of each image on each seed: over all images of a test set, those that a model gets right, and those it does not.
struct GroupMeans {
  let all, right, wrong: Both<Estimate>
  /// The mean of the wrong ones, in multiples of that of the right ones.
  let ratio: Both<Estimate>

  init(
    _ name: String, _ numbers: KeyPath<Answer, [Double]>, _ format: NumberFormat,
    _ answers: [Both<Answer>]
  ) {
    func means(_ group: String, isRight: Bool? = nil) -> Both<Estimate> {
      answers.estimates("\(name), \(group)", format) { $0.mean(numbers, isRight: isRight) }
    }
    all = means("all")
    right = means("right", isRight: true)
    wrong = means("wrong", isRight: false)
    ratio = answers.estimates("\(name), wrong over right", .fixed(1)) {
      $0.mean(numbers, isRight: false) / $0.mean(numbers, isRight: true)
    }
  }

  /// Entropies of whole predictions.
  init(entropiesOf answers: [Both<Answer>]) {
    self.init("mean entropy", \.total, .bits(2), answers)
  }

  /// The smallest of the ratios, rounded down to one decimal.
  var leastRatio: Double {
    let least = (ratio.clean.values + ratio.corrupted.values).reduce(.infinity) {
      $1 < $0 ? $1 : $0
    }
    return (least * 10).rounded(.down) / 10
  }
}
