import Testing

@testable import Datasets

@Suite struct SpatterTests {
  private let spatter = Spatter(seed: 0, set: 1)

  @Test func masksAreEmptyOrDense() {
    let mask = (0..<40).flatMap(spatter.mask)
    #expect(mask.allSatisfy { $0 == 0 || (0.8...1).contains($0) })
    // The share of blotted pixels of the published set is 0.166; the standard deviation between images is about
    // 0.05, so the mean of 40 lies within 0.03 of it.
    let share = Double(mask.count { $0 > 0 }) / Double(mask.count)
    #expect(abs(share - 0.166) < 0.03, "\(share)")
  }

  @Test func blotsAreOfTheMudsBrightness() {
    let blank = Digits(
      rows: 28, columns: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [0])
    let levels = Set(spatter.applied(to: blank, threads: 1).pixels)
    #expect(levels.isSubset(of: Set([0] + Array(50...63))))
    #expect(levels.contains { $0 >= 60 })
  }

  @Test func blursKeepTheMean() {
    let flat = [Double](repeating: 0.25, count: 784)
    let blurred = GaussianBlur(sigma: 1.5).applied(to: flat)
    // Thirteen products and sums, twice.
    #expect(blurred.allSatisfy { abs($0 - 0.25) < 1e-14 })
  }

  @Test func doesNotDependOnTheThreads() {
    let digits = StandInDigits(seed: 3).draw(0..<1100, threads: 1)
    let one = spatter.applied(to: digits, threads: 1)
    #expect(spatter.applied(to: digits, threads: 3) == one)
  }
}
