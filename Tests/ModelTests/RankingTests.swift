import Model
import Testing

@Suite struct RankingTests {
  @Test func sharesOfPairs() {
    #expect(Ranking.auroc(positives: [3, 4], negatives: [1, 2]) == 1)
    #expect(Ranking.auroc(positives: [1, 2], negatives: [3, 4]) == 0)
    #expect(Ranking.auroc(positives: [1, 1], negatives: [1, 1]) == 0.5)
    // Pairs: 2 > 1, 2 = 2, 2 < 3; 5 beats all: 4.5 of 6.
    #expect(Ranking.auroc(positives: [2, 5], negatives: [1, 2, 3]) == 0.75)
  }

  @Test func nothingCanBeSaidOfAnEmptyGroup() {
    #expect(Ranking.auroc(positives: [], negatives: [1]).isNaN)
    #expect(Ranking.auroc(positives: [1], negatives: []).isNaN)
  }
}
