import Testing

@testable import Datasets

@Suite struct DottedLineTests {
  @Test func drawsTwoOfFourColumns() {
    let result = DottedLine().corrupt(flat(0), noise: (left: 5, right: 5))
    let row = result[5 * 28..<6 * 28]
    #expect(row.map { $0 } == (0..<28).map { [2, 3].contains($0 % 4) && $0 < 27 ? 1 : 0 })
    // One row away: 1 + ln(1 - 1/2.3); two rows away there is nothing.
    #expect(abs(result[6 * 28 + 2] - 0.429_46) < 1e-5)
    #expect(result[4 * 28 + 2] == result[6 * 28 + 2])
    #expect(result[7 * 28..<8 * 28].allSatisfy { $0 == 0 })
    #expect(DottedLine().appearance == "with a dotted line across them")
  }
}
