import Testing

@testable import Datasets

@Suite struct TranslateTests {
  @Test func noWayChangesNothing() {
    #expect(Translate.moved(slope, right: 0, down: 0) == slope)
  }

  @Test func movesAsFarAcrossAsAlong() {
    #expect(
      Translate().corrupt(dots((10, 20)), noise: (across: .plus, along: .minus)) == dots((13, 17)))
    #expect(
      Translate(severity: 1).corrupt(dots((10, 27)), noise: (across: .minus, along: .plus))
        == flat(0))
  }

  @Test func appearance() {
    #expect(
      [1, 3].map { Translate(severity: $0).appearance } == [
        "moved by 1 pixel to the left or right, and by as many up or down",
        "moved by 3 pixels to the left or right, and by as many up or down",
      ])
  }
}
