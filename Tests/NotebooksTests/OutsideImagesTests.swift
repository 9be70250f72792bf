import LiterateModel
import Testing

@testable import BayesianCNN

@Suite struct OutsideImagesTests {
  /// Two images of two rows and three columns.
  private let images = Tensor(
    shape: [2, 2, 3, 1], scalars: [0, 0.25, 0.5, 1, 1, 0.75, 1, 1, 1, 0, 0, 0])

  @Test func rotatedAgainstTheClock() {
    let rotated = OutsideImages.rotated(images).images
    #expect(rotated.shape == [2, 3, 2, 1])
    #expect(rotated.scalars == [0.5, 0.75, 0.25, 1, 0, 1, 1, 0, 1, 0, 1, 0])
  }

  @Test func inverted() {
    let inverted = OutsideImages.inverted(images).images
    #expect(inverted.shape == [2, 2, 3, 1])
    #expect(inverted.scalars == [1, 0.75, 0.5, 0, 0, 0.25, 0, 0, 0, 1, 1, 1])
  }

  @Test func blankIsGround() {
    #expect(OutsideImages.blank(like: images).images == .ones([2, 2, 3, 1]))
  }

  @Test func noiseIsTheKeys() {
    let noise = OutsideImages.noise(like: images, key: Key(seed: 1)).images
    #expect(noise.shape == [2, 2, 3, 1])
    #expect(noise.scalars == Key(seed: 1).uniform(count: 12, in: 0..<1))
  }

  @Test func shuffledImagesKeepTheirPixels() {
    let shuffled = OutsideImages.shuffled(images, key: Key(seed: 1)).images
    #expect(shuffled.shape == [2, 2, 3, 1])
    #expect(shuffled.row(0).sorted() == images.row(0).sorted())
    #expect(shuffled.row(1).sorted() == images.row(1).sorted())
    #expect(shuffled.row(0) != images.row(0))
  }

  /// Images of one and the same digit are shuffled in orders of their own.
  @Test func ordersDiffer() {
    let pixels = (0..<16).map { Float($0) / 16 }
    let equal = Tensor(shape: [2, 4, 4, 1], scalars: pixels + pixels)
    let shuffled = OutsideImages.shuffled(equal, key: Key(seed: 1)).images
    #expect(shuffled.row(0).elementsEqual(shuffled.row(1)) == false)
  }

  @Test func allOfTheFirst() {
    let all = OutsideImages.all(of: images, count: 1, key: Key(seed: 2))
    #expect(all.map(\.name) == ["rotated", "inverted", "blank", "noise", "shuffled"])
    #expect(all.allSatisfy { $0.images.count == 1 && $0.sentence.hasSuffix(".") })
    #expect(OutsideImages.all(of: images, count: 9, key: Key(seed: 2))[1].images.count == 2)
  }
}
