import Testing

@testable import Datasets

@Suite struct ImpulseNoiseTests {
  @Test func replacesWhereTheNumberIsLessThanTheShare() {
    let noise = ImpulseNoise.Noise(
      replaced: padded([0.16, 0.16, 0.17, 0.9]), dark: padded([0.49, 0.5, 0, 0]))
    let result = ImpulseNoise().corrupt(padded([0.25, 0.25, 0.25, 0.75]), noise: noise)
    #expect(result.prefix(5) == [1, 0, 0.25, 0.75, 1])
    #expect(ImpulseNoise().appearance == "with about 17 in 100 pixels made black or white")
  }

  @Test func makesAsManyBrightAsDark() {
    let pixels = (0..<13).flatMap { index in
      var stream = ImageStream(key: Key(seed: 0), index: index)
      let impulse = ImpulseNoise()
      return impulse.corrupt(flat(0.5), noise: impulse.noise(from: &stream))
    }
    let (salt, pepper) = (pixels.count { $0 == 1 }, pixels.count { $0 == 0 })
    // Three deviations of the binomial distribution: of 10,192 pixels, and of those replaced.
    #expect(abs(Double(salt + pepper) / 10_192 - 0.17) < 3 * (0.17 * 0.83 / 10_192).squareRoot())
    #expect(abs(Double(salt - pepper)) < 3 * Double(salt + pepper).squareRoot())
  }
}
