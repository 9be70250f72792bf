import Testing

@testable import Plot

@Suite struct HistogramTests {
  @Test func binsHoldTheirLowerEdgesAndTheLastBinBoth() {
    let mark = HistogramMark([0, 0.5, 1, 2, 2.1, -1, .nan], edges: [0, 1, 2])
    #expect(mark.shares == [2.0 / 7, 2.0 / 7])
  }

  @Test func weightsCount() {
    let mark = HistogramMark([0.5, 1.5, 1.6, 1.7], edges: [0, 1, 2], weights: [2, 1, .nan, -1])
    #expect(mark.shares == [2.0 / 3, 1.0 / 3])
    #expect(HistogramMark([0.5], edges: [0, 1], weights: []).shares == [0])
  }

  @Test func panelsHaveCommonEdges() {
    #expect(HistogramMark.commonEdges([[0, 1], [4, .nan], []], bins: 4) == [0, 1, 2, 3, 4])
    #expect(HistogramMark.commonEdges([], bins: 2) == [0, 0.5, 1])
    #expect(HistogramMark.commonEdges([[3, 3]], bins: 1) == [2.5, 3.5])
    #expect(HistogramMark.commonEdges([[1]], bins: -5).count == 2)
  }

  @Test func edgesThatAreNone() {
    for edges in [[], [1.0], [1, 1], [.nan, 1]] {
      #expect(HistogramMark([1, 2], edges: edges).shares.count == max(0, edges.count - 1))
    }
  }
}
