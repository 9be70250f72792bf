import Model
import Testing

@Suite struct ReliabilityDiagramTests {
  private func counts(_ confidences: [Double], _ bins: ReliabilityDiagram.Bins) -> [Int] {
    ReliabilityDiagram(
      confidences: confidences, isCorrect: confidences.map { _ in true }, bins: bins
    ).bins.map(\.count)
  }

  @Test func edgesBelongToOneBin() {
    let confidences = [0, 0.25, 0.5, 0.75, 1]
    #expect(counts(confidences, .equalWidth(4)) == [2, 1, 1, 1])
    #expect(counts(confidences, .equalWidth(4, .rightClosed)) == [2, 1, 1, 1])
    #expect(counts(confidences, .equalWidth(4, .leftClosed)) == [1, 1, 1, 2])
    #expect(counts(confidences, .equalWidth(4, .leftClosedWithoutOne)) == [1, 1, 1, 1])
    #expect(counts(confidences, .equalWidth(4, .leftClosedWithOneApart)) == [1, 1, 1, 1, 1])
    #expect(counts(confidences, .equalWidth(4, .countsLeftMeansRight)) == [1, 1, 1, 2])
  }

  /// Edges are quotients: i/M in double precision is on edge i, for every M, and its neighbours are beside it.
  @Test func edgesAreQuotients() {
    for count in 1...200 {
      for index in 1..<max(count, 2) where count > 1 {
        let edge = Double(index) / Double(count)
        let left = counts([edge, edge.nextUp, edge.nextDown], .equalWidth(count, .leftClosed))
        #expect(left[index] == 2 && left[index - 1] == 1, "\(index)/\(count)")
        let right = counts([edge, edge.nextUp, edge.nextDown], .equalWidth(count))
        #expect(right[index] == 1 && right[index - 1] == 2, "\(index)/\(count)")
      }
    }
  }

  /// Half of the confidences are exactly 1, and of those half are right; 0.95 is right as often as it says but for 0.05.
  @Test func librariesDisagreeAboutOne() {
    let confidences = [1, 1, 1, 1, 0.95, 0.95, 0.95, 0.95]
    let isCorrect = [true, true, false, false, true, true, true, true]
    func error(_ rule: ReliabilityDiagram.EdgeRule) -> Double {
      ReliabilityDiagram(
        confidences: confidences, isCorrect: isCorrect, bins: .equalWidth(10, rule)
      ).expectedCalibrationError
    }
    // In one bin: |0.975 - 0.75|. Without the ones: |0.95 - 1|. Apart: (0.5 + 0.05) / 2.
    #expect(close(error(.rightClosed), 0.225))
    #expect(close(error(.leftClosed), 0.225))
    #expect(close(error(.countsLeftMeansRight), 0.225))
    #expect(close(error(.leftClosedWithoutOne), 0.05))
    #expect(close(error(.leftClosedWithOneApart), 0.275))
  }

  @Test func countsAndMeansOfDifferentBins() {
    let diagram = ReliabilityDiagram(
      confidences: [0.5, 0.75], isCorrect: [true, false],
      bins: .equalWidth(4, .countsLeftMeansRight))
    #expect(diagram.bins.map(\.count) == [0, 0, 1, 1])
    // 0.5 is counted in the third bin, and its mean is in the second.
    #expect(diagram.bins[1].confidence == 0.5 && diagram.bins[2].confidence == 0.75)
    #expect(diagram.bins[3].confidence.isNaN)
    #expect(diagram.expectedCalibrationError.isNaN && diagram.maximumCalibrationError.isNaN)
  }

  @Test func meansOfBins() {
    let diagram = ReliabilityDiagram(
      confidences: [0.5, 0.25, 0.875, 0.75], isCorrect: [true, false, true, false],
      bins: .equalWidth(2))
    #expect(diagram.bins.map(\.lower) == [0, 0.5] && diagram.bins.map(\.upper) == [0.5, 1])
    #expect(diagram.bins.map(\.confidence) == [0.375, 0.8125])
    #expect(diagram.bins.map(\.accuracy) == [0.5, 0.5])
    #expect(diagram.expectedCalibrationError == (0.125 + 0.3125) / 2)
    #expect(diagram.maximumCalibrationError == 0.3125)
    #expect(diagram.overconfidence == 0.59375 - 0.5)
  }

  @Test func binsOfEqualMass() {
    let diagram = ReliabilityDiagram(
      confidences: [0.9, 0.5, 0.7, 0.6, 0.8], isCorrect: [true, false, true, true, true],
      bins: .equalMass(2))
    #expect(diagram.bins.map(\.count) == [3, 2])
    #expect(diagram.bins.map(\.lower) == [0.5, 0.8] && diagram.bins.map(\.upper) == [0.7, 0.9])
    #expect(diagram.bins[0].accuracy == 2.0 / 3)
  }

  @Test func fewerSamplesThanBins() {
    let diagram = ReliabilityDiagram(
      confidences: [0.75, 0.5], isCorrect: [true, true], bins: .equalMass(4))
    #expect(diagram.bins.map(\.count) == [1, 1, 0, 0])
    #expect(diagram.bins[3].lower.isNaN && diagram.bins[3].accuracy.isNaN)
    #expect(diagram.expectedCalibrationError == 0.375)
  }
}
