import Testing

@testable import Datasets

@Suite struct StandInDigitsTests {
  private let digits = StandInDigits(seed: 0).draw(0..<1200, threads: 1)

  @Test func imagesDoNotDependOnThreadsOrNeighbours() {
    #expect(StandInDigits(seed: 0).draw(0..<1200, threads: 3) == digits)
    let some = StandInDigits(seed: 0).draw(700..<703, threads: 1)
    #expect(some.pixels == Array(digits.pixels[700 * 784..<703 * 784]))
  }

  @Test func seedsGiveOtherDigits() {
    #expect(StandInDigits(seed: 1).draw(0..<20, threads: 1) != digits.prefix(20))
  }

  @Test func classesAreAboutAsFrequent() {
    // 1200 draws from ten classes: 120 each, standard deviation 10.4; five of them allow for 52.
    for label in 0..<10 {
      let count = digits.labels.count { $0 == label }
      #expect(abs(count - 120) < 52, "\(label): \(count)")
    }
  }

  @Test func imagesAreLikeThoseOfMNIST() {
    for index in 0..<300 {
      let image = digits.pixels[index * 784..<(index + 1) * 784]
      let mean = image.reduce(0) { $0 + Double($1) } / 784
      // MNIST's images have a mean brightness of 33 and lie between 4 and 120.
      #expect((4...120).contains(mean), "image \(index): \(mean)")
      #expect(image.contains(255))
    }
  }
}
