import Testing

@testable import Datasets

@Suite struct ZigzagTests {
  @Test func swingsTwoPixelsToEitherSide() {
    let result = Zigzag().corrupt(flat(0), noise: (start: 13, fall: 0))
    // From column 2 it is above or below by 2 in each fourth column: below in 4, above in 8, and so on to 24.
    for turn in 0..<5 {
      let (row, column) = (turn % 2 == 0 ? 15 : 11, 4 + 4 * turn)
      #expect(result[row * 28 + column] == 1)
    }
    #expect((0..<784).filter { result[$0] > 0 }.allSatisfy { 2..<25 ~= $0 % 28 })
    #expect(Zigzag().appearance == "with a zigzag line across them")
  }

  @Test func leavesTheImage() {
    for start in 0..<27 {
      for fall in -5..<5 {
        let result = Zigzag().corrupt(flat(0.5), noise: (start: start, fall: fall))
        #expect(result.allSatisfy { (0.5...1).contains($0) })
      }
    }
  }
}
