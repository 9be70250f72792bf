import LiterateModel
import Report

/// Wrong predictions, the most confident first.
struct ConfidentErrors {
  let predictions: LabelledProbabilities
  /// Of the images in their test set.
  let indices: [Int]

  func figure(_ set: ImageTensors) -> Figure {
    .gallery(
      images: indices.map { set.images.picture($0) },
      captions: indices.map { index in
        let confidence = NumberFormat.fixed(2).text(predictions.confidences[index])
        return
          "true \(predictions.labels[index]), says \(predictions.favourites[index])\n\(confidence)"
      }, columns: 6)
  }
}

extension Answer {
  func mostConfidentErrors(_ count: Int) -> ConfidentErrors {
    let confidences = predictions.confidences
    let wrong = isCorrect.indices.filter { !isCorrect[$0] }
    let sorted = wrong.sorted { (confidences[$1], $0) < (confidences[$0], $1) }
    return ConfidentErrors(predictions: predictions, indices: Array(sorted.prefix(count)))
  }

  /// What a favourite has more than if a prediction is called confident.
  static let confidentFrom = 0.9

  /// Predictions whose favourite has more than that, and how many of these are wrong.
  var confident: (count: Int, errors: Int) {
    let places = isCorrect.indices.filter { predictions.confidences[$0] > Self.confidentFrom }
    return (places.count, places.count { !isCorrect[$0] })
  }
}

extension Contest {
  /// How many errors come with confidence, and what share they are of all that comes with it.
  func confidentErrors(
    _ contender: Contender, _ set: TestSet
  ) -> (count: Estimate, share: Estimate) {
    (
      estimate("confident errors", contender, set, .count) { Double($0.confident.errors) },
      estimate("share of errors among the confident", contender, set, .percent(2)) {
        Double($0.confident.errors) / Double($0.confident.count)
      }
    )
  }

  func confidentErrorTable(id: String, caption: Prose) -> Table {
    Self.tableOfBothSets(
      id: id, caption: caption,
      [
        Column("errors") { row -> Estimate? in
          estimate("errors", row.contender, row.set, .count) {
            Double($0.isCorrect.count { !$0 })
          }
        },
        Column("confident") { row -> Estimate? in
          estimate("confident", row.contender, row.set, .count) { Double($0.confident.count) }
        },
        Column("confident and wrong") { row -> Estimate? in
          confidentErrors(row.contender, row.set).count
        },
        Column("share") { row -> Estimate? in
          let share = confidentErrors(row.contender, row.set).share
          return share.values.allSatisfy(\.isFinite) ? share : nil
        },
      ])
  }
}
