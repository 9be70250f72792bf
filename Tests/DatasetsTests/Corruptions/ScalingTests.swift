import Testing

@testable import Datasets

@Suite struct ScalingTests {
  @Test func theWholeSizeChangesNothing() {
    #expect(Scaling.map(size: 1).applied(to: slope) == slope)
  }

  @Test func shrinksAboutTheCentre() {
    let result = Scaling(severity: 5).corrupt(flat(1), noise: ())
    let bright = (0..<28).map { result[13 * 28 + $0] == 1 }
    // Half of 28 columns; the pixels beside them are from beyond the edge.
    #expect(bright == (0..<28).map { 7..<21 ~= $0 })
    #expect(Scaling().appearance == "shrunk to 70% of their size")
  }
}
