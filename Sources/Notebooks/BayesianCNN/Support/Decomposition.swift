import LiterateModel
import Report

/// Uncertainty of averaged predictions on each seed, told apart into its two parts; means in bits.
struct Decomposition {
  /// Means of one part over groups of images.
  struct Part {
    let all, right, wrong: Both<Estimate>
    /// The mean of the wrong ones, in multiples of that of the right ones.
    let ratio: Both<Estimate>

    init(_ name: String, _ numbers: KeyPath<Answer, [Double]>, _ answers: [Both<Answer>]) {
      func means(_ group: String, isRight: Bool? = nil) -> Both<Estimate> {
        answers.estimates("\(name), \(group)", .bits(3)) { $0.mean(numbers, isRight: isRight) }
      }
      all = means("all")
      right = means("right", isRight: true)
      wrong = means("wrong", isRight: false)
      ratio = answers.estimates("\(name), wrong over right", .fixed(1)) {
        $0.mean(numbers, isRight: false) / $0.mean(numbers, isRight: true)
      }
    }
  }

  let total, aleatoric, epistemic: Part
  /// What share of the rise from clean to corrupted images is the aleatoric part's.
  let aleatoricShareOfRise: Estimate

  init(_ answers: [Both<Answer>]) {
    total = Part("total", \.total, answers)
    aleatoric = Part("aleatoric part", \.aleatoric, answers)
    epistemic = Part("epistemic part", \.epistemic, answers)
    aleatoricShareOfRise = answers.estimate("share of the rise", .percent(0)) {
      ($0.corrupted.aleatoric.mean - $0.clean.aleatoric.mean)
        / ($0.corrupted.total.mean - $0.clean.total.mean)
    }
  }

  /// Both test sets, each as a whole and split by whether the prediction is right.
  static func table(_ answers: [Both<Answer>], id: String, caption: Prose) -> Table {
    let parts = Decomposition(answers)
    let rows = TestSet.allCases.flatMap { set in
      [("all", \Part.all, nil), ("right", \Part.right, true), ("wrong", \Part.wrong, false)].map {
        (name: String, group: KeyPath<Part, Both<Estimate>>, isRight: Bool?) in
        let counts = answers.estimate("images", .count) { answer in
          Double(answer[set].isCorrect.count { isRight == nil || $0 == isRight })
        }
        return [.text("\(set) images"), .text(name), .estimate(counts)]
          + [parts.total, parts.aleatoric, parts.epistemic].map { cell($0[keyPath: group][set]) }
      }
    }
    return Table(
      id: id, caption: caption,
      header: ["test set", "predictions", "images", "total", "aleatoric", "epistemic"], rows: rows)
  }

  /// A dash where a seed has no image of the group.
  private static func cell(_ estimate: Estimate) -> Table.Cell {
    guard estimate.values.allSatisfy(\.isFinite) else { return .missing }
    return .estimate(Estimate(estimate.name, estimate.values, .fixed(3)))
  }
}
