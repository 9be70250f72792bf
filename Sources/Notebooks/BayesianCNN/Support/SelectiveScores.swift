import Basics
import LiterateModel
import Report

extension Yardstick {
  static let areaUnderRisk = Yardstick(
    name: "area under the risk-coverage curve", format: .fixed(5), isBetterWhenLower: true
  ) { $0.riskCoverage.area }
}

extension Contest {
  /// How well a sign of doubt tells one contender's errors from what is right.
  func detection(_ contender: Contender, _ set: TestSet, by sign: SignOfError) -> Estimate {
    estimate("detection of errors by \(sign.noun)", contender, set, .percent(1)) {
      $0.detectionOfErrors(by: sign.scores($0))
    }
  }

  /// Means over the seeds, at two hundred coverages.
  func riskCoverageFigure() -> Figure {
    let points = 200
    return .riskCoverage(
      panels: TestSet.allCases.map { set in
        (
          title: "\(set) images",
          series: Contender.allCases.map { contender in
            let curves = self[contender].map { $0[set].riskCoverage.risks }
            let count = curves[0].count
            let places = (1...points).map { max(1, $0 * count / points) }
            return (
              name: contender.title, coverage: places.map { Double($0) / Double(count) },
              risk: places.map { place in curves.map { $0[place - 1] }.mean }
            )
          }
        )
      }, from: 0.5)
  }

  func selectionTable(id: String, caption: Prose) -> Table {
    func accuracy(at coverage: Double) -> Column<ContestRow> {
      Column("at \(Int((100 * coverage).rounded(), in: 0...100))%") { row -> Estimate? in
        estimate("accuracy at \(coverage)", row.contender, row.set, .percent(2)) {
          $0.riskCoverage.accuracy(atCoverage: coverage)
        }
      }
    }
    return Self.tableOfBothSets(
      id: id, caption: caption,
      [
        Column("area × 1000") { row -> Estimate? in
          estimate("area", row.contender, row.set, .fixed(2)) { 1000 * $0.riskCoverage.area }
        },
        accuracy(at: 0.8), accuracy(at: 0.9), accuracy(at: 0.95),
      ])
  }

  func errorTable(id: String, caption: Prose) -> Table {
    Self.tableOfBothSets(
      id: id, caption: caption,
      SignOfError.allCases.map { sign in
        Column(sign.rawValue) { row -> Estimate? in
          guard !sign.isOfMany || [.averaged, .ensemble].contains(row.contender) else {
            return nil
          }
          let estimate = detection(row.contender, row.set, by: sign)
          return estimate.values.allSatisfy(\.isFinite) ? estimate : nil
        }
      })
  }
}

/// What may tell that a prediction is wrong.
enum SignOfError: String, CaseIterable {
  case favourite, total, aleatoric, epistemic

  /// In the evidence of a claim.
  var noun: String {
    switch self {
    case .favourite: "the favourite's probability"
    case .total: "the total entropy"
    case .aleatoric, .epistemic: "the \(rawValue) part"
    }
  }

  /// Whether only an average of several predictions has it, or has it apart from the total.
  var isOfMany: Bool { self == .aleatoric || self == .epistemic }

  /// Higher for more doubt.
  func scores(_ answer: Answer) -> [Double] {
    switch self {
    case .favourite: answer.predictions.confidences.map { 1 - $0 }
    case .total: answer.total
    case .aleatoric: answer.aleatoric
    case .epistemic: answer.epistemic
    }
  }
}
