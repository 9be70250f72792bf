import Testing

@testable import Datasets

@Suite struct AllographTests {
  @Test func everyDigitIsWrittenInAtLeastFourWays() {
    #expect(allographs.count == 10)
    for (digit, ways) in allographs.enumerated() {
      var drawn = Set<String>()
      for chance in stride(from: 0.0, to: 1, by: 0x1p-10) {
        drawn.insert("\(ways.choose(chance).strokes)")
      }
      #expect(drawn.count == ways.count && drawn.count >= 4, "\(digit): \(drawn.count)")
    }
  }

  @Test func waysAreAsFrequentAsTheirWeights() {
    let ways = [
      Allograph(weight: 3, [at(0, 0), at(0, 100)]), Allograph(weight: 1, [at(1, 0), at(1, 100)]),
    ]
    #expect(ways.choose(0).weight == 3)
    #expect(ways.choose(0.74).weight == 3)
    #expect(ways.choose(0.76).weight == 1)
    #expect(ways.choose(1 - 0x1p-53).weight == 1)
  }

  @Test func everyStrokeHasTwoKnotsInItsBox() {
    for stroke in allographs.joined().flatMap(\.strokes) {
      #expect(stroke.count >= 2)
      #expect(stroke.allSatisfy { (-20...130).contains($0.x) && (-10...110).contains($0.y) })
    }
  }
}
