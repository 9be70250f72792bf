import Testing

@testable import Datasets

@Suite struct GlassBlurTests {
  /// Nothing exchanged, at severity 1.
  private let none = [SIMD2<Int>](repeating: SIMD2(0, 0), count: 2 * 26 * 26)

  @Test func blursAlongColumnsOnly() {
    let result = GlassBlur().corrupt(dots((14, 9)), noise: none)
    let column = (0..<28).map { result[$0 * 28 + 9] }
    #expect(result.enumerated().allSatisfy { $0.element == 0 || $0.offset % 28 == 9 })
    // The blur of 0.7 twice is one of 0.99, whose greatest weight is 0.403; whole levels are rounded down between.
    #expect(abs(column[14] - 0.403) < 0.006)
    #expect(column[13] == column[15])
  }

  @Test func whatIsFlatStaysFlat() {
    #expect(
      GlassBlur().corrupt(flat(1), noise: none).map(pixel) == [UInt8](repeating: 255, count: 784))
  }

  @Test func exchangesFromTheLastPixelToTheFirst() {
    var noise = none
    // The first visit is to row and column 27, the second to column 26 of the same row.
    noise[0] = SIMD2(-1, 0)
    noise[1] = SIMD2(-1, -1)
    let line = image { _, column in column == 27 ? 1 : 0 }
    var wanted = line
    wanted[27 * 28 + 27] = 0
    wanted[26 * 28 + 25] = 1
    let blurred = GaussianBlur(sigma: 0.7).alongColumns(wanted).map { min(1, $0) }
    #expect(GlassBlur().corrupt(line, noise: noise) == blurred)
  }

  @Test(arguments: 1...5) func takesFromWithinTheImage(severity: Int) {
    var stream = ImageStream(key: Key(seed: 0), index: severity)
    let glass = GlassBlur(severity: severity)
    let noise = glass.noise(from: &stream)
    let reach = [1, 2, 2, 3, 4][severity - 1]
    #expect(Set(noise.map(\.x)).union([0]) == Set(-reach..<reach).union([0]))
    #expect(glass.corrupt(flat(0.5), noise: noise).allSatisfy { $0 > 0.49 && $0 <= 0.5 })
    // Each is one of the places exchanged, or half of all left alone by the coin; 1 in 4 reach² more by chance.
    let alone = Double(noise.count { $0 == SIMD2(0, 0) }) / Double(noise.count)
    #expect(abs(alone - 0.5 - 0.125 / Double(reach * reach)) < 0.06)
  }

  @Test func appearance() { #expect(GlassBlur().appearance == "as seen through frosted glass") }
}
