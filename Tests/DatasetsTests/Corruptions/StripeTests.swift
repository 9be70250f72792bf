import Testing

@testable import Datasets

@Suite struct StripeTests {
  @Test func exchangesAtTheSides() {
    let row = Stripe().corrupt(dots((0, 0), (0, 10)), noise: ()).prefix(28)
    #expect(
      Array(row) == [
        0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
      ])
    #expect(
      Stripe().appearance
        == "with black and white exchanged in the left and in the right quarter of the image")
  }

  @Test func twiceIsNothing() {
    let levels = (0..<784).map { Double($0 % 256) / 255 }
    let twice = Stripe().corrupt(Stripe().corrupt(levels, noise: ()), noise: ())
    #expect(twice.map(pixel) == levels.map(pixel))
  }
}
