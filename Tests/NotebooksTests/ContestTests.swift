import Report
import Testing

@testable import BayesianCNN

/// Who is better than whom, said as the run has it.
@Suite struct ContestTests {
  private static let labels = [0, 0, 1, 1]
  /// All right, surely; all right, less surely; one wrong.
  private static let sure = [[0.125, 0.125, 0.875, 0.875]]
  private static let unsure = [[0.25, 0.25, 0.75, 0.75]]
  private static let wrong = [[0.25, 0.75, 0.75, 0.75]]

  private func contest(
    _ averaged: [(clean: [[Double]], corrupted: [[Double]])],
    _ ensemble: [(clean: [[Double]], corrupted: [[Double]])]
  ) throws -> Contest {
    Contest(answers: [
      .averaged: try averaged.map { try both($0.clean, $0.corrupted, Self.labels) },
      .ensemble: try ensemble.map { try both($0.clean, $0.corrupted, Self.labels) },
    ])
  }

  private func verdict(_ contest: Contest) -> (sentence: Prose, condition: Condition) {
    contest.verdict(on: .averaged, against: .ensemble, by: [.accuracy, .logLoss])
  }

  @Test func onOneSeedBetterAndWorse() throws {
    let verdict = try verdict(contest([(Self.sure, Self.wrong)], [(Self.wrong, Self.sure)]))
    let text =
      "The averaged Bayesian prediction against the ensemble of five: on clean images better in accuracy and log loss; on "
      + "corrupted images worse in accuracy and log loss."
    #expect(verdict.sentence == "\(text)")
    #expect(verdict.condition.holds && verdict.condition.seeds == [true])
    #expect(verdict.condition.evidence.count == 4)
  }

  /// On the second seed the accuracies are equal: what is not so on every seed is open.
  @Test func onTwoSeedsWhatDiffersIsOpen() throws {
    let verdict = try verdict(
      contest(
        [(Self.sure, Self.sure), (Self.sure, Self.sure)],
        [(Self.wrong, Self.wrong), (Self.unsure, Self.unsure)]))
    let side = "better in log loss on every seed, in accuracy it depends on the seed"
    let text =
      "The averaged Bayesian prediction against the ensemble of five: on clean images \(side); on corrupted images \(side)."
    #expect(verdict.sentence == "\(text)")
    #expect(verdict.condition.holds && verdict.condition.seeds == [true, true])
    #expect(verdict.condition.evidence.count == 4)
  }

  /// Nothing is one-sided, and so there is nothing that could fail.
  @Test func equalsAreOpen() throws {
    let verdict = try verdict(contest([(Self.sure, Self.sure)], [(Self.sure, Self.sure)]))
    #expect(verdict.condition.holds && verdict.condition.seeds == [])
  }

  @Test func resultsAreByContenderSetAndMeasure() throws {
    let results = try contest([(Self.sure, Self.wrong)], [(Self.wrong, Self.sure)]).results
    #expect(results["averaged"]?["clean"]?["accuracy"]?.values == [1])
    #expect(results["averaged"]?["corrupted"]?["accuracy"]?.values == [0.75])
    // Of each image (1/8)² + (1/8)².
    #expect(results["ensemble"]?["corrupted"]?["Brier score"]?.mean.isNear(1.0 / 32) == true)
  }

  /// From the most confident, and of equal confidence from the first.
  @Test func confidentErrors() throws {
    let answer = try answer([[0.75, 0.96875, 0.75, 0.25]], [0, 0, 1, 1])
    #expect(answer.mostConfidentErrors(2).indices == [1, 0])
    #expect(answer.mostConfidentErrors(9).indices == [1, 0, 3])
    #expect(answer.confident.count == 1 && answer.confident.errors == 1)
  }
}
