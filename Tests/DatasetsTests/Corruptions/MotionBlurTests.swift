import Testing

@testable import Datasets

@Suite struct MotionBlurTests {
  @Test func smearsToTheLeft() {
    let row = Array(MotionBlur().corrupt(dots((10, 20)), noise: 0)[280..<308])
    // Weights exp(-i²/18), of sum 4.2599: 255 / 4.2599 = 59.86, 56.62, …, rounded down.
    #expect(row[14...21].map { Int(($0 * 255).rounded()) } == [8, 14, 24, 36, 47, 56, 59, 0])
  }

  @Test func fallsWithTheAngle() {
    let result = MotionBlur().corrupt(dots((10, 20)), noise: 44.999)
    let (left, right) = (result[(10 - 1) * 28 + 19], result[(10 + 1) * 28 + 19])
    #expect(left > 0 && right == 0)
  }

  @Test func whatIsFlatStaysFlat() {
    #expect(MotionBlur().corrupt(flat(200.0 / 255), noise: 30).allSatisfy { $0 == 200.0 / 255 })
  }

  @Test func appearance() {
    #expect(MotionBlur().appearance == "blurred along a line, as by a moving camera")
  }
}
