import Testing

@testable import Datasets

@Suite struct ShotNoiseTests {
  @Test func drawsPoissonNumbersAtTheirQuantiles() {
    // P(0) = exp(-0.9) = 0.4066, P(≤ 1) = 0.7725, P(≤ 2) = 0.9371: 3 and more are all full brightness.
    let quantiles = [0, 0.4065, 0.4067, 0.7724, 0.7726, 0.9370, 0.9372, 0.9999]
    let image = padded([Double](repeating: 0.3, count: 8))
    let wanted = padded([0, 0, 1, 1, 2, 2, 3, 3].map { $0 / 3.0 })
    #expect(ShotNoise().corrupt(image, noise: padded(quantiles)) == wanted)
    #expect(ShotNoise().appearance == "made grainy, as in a photograph taken in too little light")
  }

  @Test func groundStaysDark() {
    #expect(ShotNoise().corrupt(padded([0, 1]), noise: padded([0.999_999, 0])) == flat(0))
  }

  @Test func hasTheMeanOfCutPoissonNumbers() {
    let draws = (0..<13).flatMap { index in
      var stream = ImageStream(key: Key(seed: 0), index: index)
      let shot = ShotNoise()
      return shot.corrupt(flat(0.3), noise: shot.noise(from: &stream))
    }
    // E min(1, Poisson(0.9) / 3) = 0.2946; 10,192 draws of deviation 0.29 have a mean within 0.012 of it, four times theirs.
    #expect(abs(draws.reduce(0, +) / Double(draws.count) - 0.2946) < 0.012)
  }
}
