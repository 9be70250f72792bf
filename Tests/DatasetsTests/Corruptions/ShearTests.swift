import Testing

@testable import Datasets

@Suite struct ShearTests {
  @Test func anAngleOfNothingChangesNothing() {
    #expect(Shear.map(angle: 0).applied(to: slope) == slope)
  }

  @Test func slantsToEitherSide() {
    let (left, right) = (
      Shear().corrupt(slope, noise: .plus), Shear().corrupt(slope, noise: .minus)
    )
    #expect(left != right)
    // Row 14 comes from 13.5 + 0.5 cos 0.4 = 13.9605, column c from c - 0.5 sin 0.4 = c - 0.1947.
    let line = dots((13, 10), (14, 10))
    let sheared = Shear().corrupt(line, noise: .plus)
    #expect(abs(sheared[14 * 28 + 10] - (1 - 0.1947)) < 1e-4)
    #expect(abs(sheared[14 * 28 + 11] - 0.1947) < 1e-4)
  }

  @Test func appearance() {
    #expect(
      Shear().appearance
        == "slanted by about 21 degrees, to one side or the other, and stretched to 109% of their height"
    )
  }
}
