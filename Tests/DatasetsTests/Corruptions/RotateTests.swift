import Testing

@testable import Datasets

@Suite struct RotateTests {
  @Test func anAngleOfNothingChangesNothing() {
    #expect(Rotate.map(angle: 0).applied(to: slope) == slope)
  }

  @Test func aQuarterMovesPixelsToPixels() {
    // Rows and columns of the source are off by the rounding of cos(π/2), 27 · 6e-17.
    let turned = Rotate.map(angle: .pi / 2).applied(to: slope)
    let wanted = image { row, column in slope[column * 28 + 27 - row] }
    #expect(greatestDifference(turned, wanted) < 1e-13)
  }

  @Test func turnsToEitherSide() {
    let top = dots((3, 13), (3, 14))
    let left = Rotate().corrupt(top, noise: .plus)[..<(14 * 28)]
    let right = Rotate().corrupt(top, noise: .minus)[..<(14 * 28)]
    #expect(left.indices.filter { left[$0] > 0.3 }.allSatisfy { $0 % 28 < 13 })
    #expect(right.indices.filter { right[$0] > 0.3 }.allSatisfy { $0 % 28 > 14 })
    #expect(Rotate().appearance == "turned by about 23 degrees, to one side or the other")
  }
}
