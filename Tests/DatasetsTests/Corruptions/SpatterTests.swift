import Testing

@testable import Datasets

@Suite struct SpatterTests {
  private let spatter = Spatter()

  @Test func masksAreEmptyOrDense() {
    let masks = (0..<2000).map { index in
      var stream = ImageStream(key: Key(seed: 0), index: index)
      return spatter.mask(spatter.noise(from: &stream))
    }
    #expect(masks.allSatisfy { $0.allSatisfy { $0 == 0 || (0.8...1).contains($0) } })
    let covered = masks.map { $0.filter { $0 > 0 } }
    let shares = covered.map { Double($0.count) / 784 }
    let share = shares.reduce(0, +) / 2000
    let deviation = (shares.reduce(0) { $0 + ($1 - share) * ($1 - share) } / 2000).squareRoot()
    let mean = covered.joined().reduce(0, +) / Double(covered.joined().count)
    // As of 2000 masks by SciPy's gaussian_filter, which gives 0.1357, 0.0531 and 0.8791.
    #expect(abs(share - 0.136) < 0.005 && abs(deviation - 0.053) < 0.004, "\(share) \(deviation)")
    #expect(abs(mean - 0.879) < 0.001, "\(mean)")
  }

  @Test func blotsAreOfTheMudsBrightness() {
    let blank = LabelledImages(
      rows: 28, columns: 28, pixels: [UInt8](repeating: 0, count: 784), labels: [0])
    let levels = Set(spatter(blank, key: Key(seed: 0)).pixels)
    #expect(levels.isSubset(of: Set([0] + Array(50...63))))
    #expect(levels.contains { $0 >= 60 })
  }

  @Test func blursKeepTheMean() {
    let flat = [Double](repeating: 0.25, count: 784)
    let blurred = GaussianBlur(sigma: 1.5).applied(to: flat)
    // Thirteen products and sums, twice.
    #expect(blurred.allSatisfy { abs($0 - 0.25) < 1e-14 })
  }

  @Test(.enabled(if: mnistTest != nil)) func isAsBrightAsThePublishedSet() throws {
    let (mean, deviation) = try moments(spatter(#require(mnistTest), key: Key(seed: 0), threads: 2))
    // Of the released test images. From one draw of the noise to another they vary by 0.03 and 0.04.
    #expect(abs(mean - 37.680) < 0.16)
    #expect(abs(deviation - 74.673) < 0.2)
  }

  @Test func appearance() { #expect(spatter.appearance == "under grey blots") }
}
