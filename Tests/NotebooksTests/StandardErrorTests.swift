import Testing

@testable import BayesianCNN

/// The t statistic of paired differences: scipy.stats.ttest_rel.
@Suite struct StandardErrorTests {
  @Test func ofNumbers() {
    // Differences 1, 2, 3: the mean 2 over √(2 / (3 · 2)).
    #expect(standardErrors([1.0, 2, 3], above: [0.0, 0, 0]) == 3.464101615137755)
    // Differences 1/4, -1/4, 1, 1: the mean 1/2 over √(1.125 / (4 · 3)).
    #expect(standardErrors([0.5, 1.5, 1, 2], above: [0.25, 1.75, 0, 1]) == 1.6329931618554523)
    #expect(standardErrors([0.25, 1.75, 0, 1], above: [0.5, 1.5, 1, 2]) == -1.6329931618554523)
  }

  @Test func ofWhatIsRight() {
    // Differences 1, 0, 0, 1: the mean 1/2 over √(1 / (4 · 3)).
    #expect(
      standardErrors([true, true, false, true], above: [false, true, false, false])
        == 1.7320508075688774)
  }

  /// What nothing can be said of is no number, and no claim about it holds.
  @Test func ofTooFewOrEqualNumbers() {
    #expect(standardErrors([Double](), above: []).isNaN)
    #expect(standardErrors([2.0], above: [1.0]).isNaN)
    #expect(standardErrors([true, false], above: [true, false]).isNaN)
  }
}
