import Report
import Testing

@testable import BayesianCNN

/// The two parts of uncertainty, of draws whose entropies are whole numbers of bits.
@Suite struct PartsOfUncertaintyTests {
  /// Two draws that contradict each other, on an image that is read wrongly; two that are undecided, on one that is right.
  private static let half = [[0.0, 0.5], [1, 0.5]]
  /// Both images undecided.
  private static let undecided = [[0.5, 0.5], [0.5, 0.5]]
  private static let contradictory = [[0.0, 0], [1, 1]]
  private static let labels = [1, 0]

  @Test func partsByWhatIsRight() throws {
    let answers = [try both(Self.half, Self.undecided, Self.labels)]
    let parts = Decomposition(answers)
    #expect(parts.total.all.clean.mean.isNear(1))
    #expect(parts.epistemic.wrong.clean.mean.isNear(1))
    #expect(parts.epistemic.right.clean.mean.isNear(0))
    #expect(parts.aleatoric.wrong.clean.mean.isNear(0))
    #expect(parts.aleatoric.right.clean.mean.isNear(1))
    #expect(parts.aleatoric.all.clean.mean.isNear(0.5))
    #expect(parts.epistemic.all.corrupted.mean.isNear(0))
  }

  /// The corruption adds one bit to the second image, half by each part: 0.5 of the mean.
  @Test func shareOfTheRise() throws {
    let answers = [
      try both([[0.0, 0], [0, 0]], Self.half, Self.labels),
      try both([[0.0, 0], [0, 0]], Self.undecided, Self.labels),
    ]
    let share = Decomposition(answers).aleatoricShareOfRise
    #expect(share.values[0].isNear(0.5) && share.values[1].isNear(1))
  }

  /// A group that is empty is a dash in the table, and no number in a claim.
  @Test func withoutWrongPredictions() throws {
    let answers = [try both(Self.undecided, Self.undecided, [0, 0])]
    #expect(Decomposition(answers).total.wrong.clean.mean.isNaN)
    let table = Decomposition.table(answers, id: "t", caption: "")
    #expect(table.rows.count == 6)
    #expect(table.rows[2].suffix(3) == [.missing, .missing, .missing])
  }

  /// Two seeds, three lessons: of the first seed, then of the second.
  @Test func whatLessonsDo() throws {
    let labels = [0, 0]
    let usual = try both(Self.half, Self.undecided, labels)
    let onCorrupted = try both(Self.half, [[0.0, 0.5], [0, 0.5]], labels)
    let onTenth = try both(Self.contradictory, Self.undecided, labels)
    let words = Words(
      [onCorrupted, onTenth, usual, usual, onTenth, usual], lessons: 3)
    #expect(zip(words.aleatoricBefore.values, [1, 1]).allSatisfy { $0.isNear($1) })
    #expect(zip(words.aleatoricAfter.values, [0.5, 1]).allSatisfy { $0.isNear($1) })
    // Falls of 1 and 0 bits: the mean 1/2 over its standard error 1/2; and of twice nothing.
    #expect(words.fall.values[0].isNear(1) && words.fall.values[1].isNaN)
    // From half a bit on average to one, and from half a bit to none.
    #expect(zip(words.epistemicGrowth.values, [2, 2]).allSatisfy { $0.isNear($1) })
    #expect(zip(words.aleatoricGrowth.values, [0, 0]).allSatisfy { $0.isNear($1) })
    #expect(words.table(id: "t", corruption: "fog").rows.count == 6)
  }
}
