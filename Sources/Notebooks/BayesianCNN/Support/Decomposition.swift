import LiterateModel
import Report

/// Uncertainty of averaged predictions on each seed, told apart into its two parts; means in bits.
struct Decomposition {
  let total, aleatoric, epistemic: GroupMeans
  /// What share of the rise from clean to corrupted images is the aleatoric part's.
  let aleatoricShareOfRise: Estimate

  init(_ answers: [Both<Answer>]) {
    total = GroupMeans("total", \.total, .bits(3), answers)
    aleatoric = GroupMeans("aleatoric part", \.aleatoric, .bits(3), answers)
    epistemic = GroupMeans("epistemic part", \.epistemic, .bits(3), answers)
    aleatoricShareOfRise = answers.estimate("share of the rise", .percent(0)) {
      ($0.corrupted.aleatoric.mean - $0.clean.aleatoric.mean)
        / ($0.corrupted.total.mean - $0.clean.total.mean)
    }
  }

  /// Both test sets, each as a whole and split by whether the prediction is right.
  static func table(_ answers: [Both<Answer>], id: String, caption: Prose) -> Table {
    let parts = Decomposition(answers)
    let rows = TestSet.allCases.flatMap { set in
      [
        ("all", \GroupMeans.all, nil), ("right", \GroupMeans.right, true),
        ("wrong", \GroupMeans.wrong, false),
      ].map {
        (name: String, group: KeyPath<GroupMeans, Both<Estimate>>, isRight: Bool?) in
        let count = isRight.map { isRight in
          Table.Cell.estimate(
            answers.estimate("images", .count) { answer in
              Double(answer[set].isCorrect.count { $0 == isRight })
            })
        }
        return [.text("\(set) images"), .text(name), count ?? .count(images(answers, set))]
          + [parts.total, parts.aleatoric, parts.epistemic].map { cell($0[keyPath: group][set]) }
      }
    }
    return Table(
      id: id, caption: caption,
      header: ["test set", "predictions", "images", "total", "aleatoric", "epistemic"], rows: rows)
  }

  /// As many on each seed.
  private static func images(_ answers: [Both<Answer>], _ set: TestSet) -> Int {
    answers.first?[set].isCorrect.count ?? 0
  }

  /// A dash where a seed has no image of the group.
  private static func cell(_ estimate: Estimate) -> Table.Cell {
    guard estimate.values.allSatisfy(\.isFinite) else { return .missing }
    return .estimate(Estimate(estimate.name, estimate.values, .fixed(3)))
  }
}
