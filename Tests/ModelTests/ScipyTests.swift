import Foundation
import TestSupport
import Testing

@testable import Model

/// Densities, entropies, percentiles against SciPy and NumPy (References/scipy_golden.py).
@Suite struct ScipyTests {
  private struct File: Decodable {
    let normals: [NormalCase]
    let divergences: [DivergenceCase]
    let mixtures: [MixtureCase]
    let entropies: [EntropyCase]
    let percentiles: [PercentileCase]
    let softplus: [SoftplusCase]
  }
  private struct NormalCase: Decodable { let x, loc, scale, logProb: Double }
  private struct DivergenceCase: Decodable {
    let q, p: [Double]
    let nats: Double
  }
  private struct MixtureCase: Decodable {
    let x: [Float]
    let logProb: Double
  }
  private struct EntropyCase: Decodable {
    let p: [Float]
    let bits: Double
  }
  private struct PercentileCase: Decodable {
    let values: [Float]
    let q, value: Double
  }
  private struct SoftplusCase: Decodable { let x, value, sigmoid: Double }

  private let file: File

  init() throws {
    let data = try Data(contentsOf: fixture("golden/scipy.json"))
    file = try JSONDecoder().decode(File.self, from: data)
  }

  @Test func logDensitiesOfNormals() {
    for test in file.normals {
      let found = Normal(loc: test.loc, scale: test.scale).logProb(test.x)
      #expect(abs(found - test.logProb) <= 1e-14 * max(1, abs(test.logProb)))
    }
  }

  @Test func divergencesOfNormals() {
    for test in file.divergences {
      let found = klDivergence(
        Normal(loc: test.q[0], scale: test.q[1]), Normal(loc: test.p[0], scale: test.p[1]))
      // The expected number is an integral, asked for with 13 digits.
      #expect(abs(found.value - test.nats) < 1e-11)
    }
  }

  @Test func logDensitiesOfMixtures() {
    for test in file.mixtures {
      let mixture = Mixture(
        probabilities: [0.25, 0.75],
        components: [1.0, 10].map {
          Independent(Normal(loc: 0, scale: $0), eventShape: test.x.count)
        })
      #expect(abs(mixture.logProb(test.x) - test.logProb) < 1e-13 * max(1, abs(test.logProb)))
    }
  }

  @Test func entropies() {
    for test in file.entropies {
      // 0.1 is not a float: its rounding is 1.5e-9.
      #expect(abs(Entropy.bits(test.p) - test.bits) < 1e-7)
    }
  }

  @Test func percentiles() {
    for test in file.percentiles {
      #expect(abs(Percentile.linear(test.values, test.q) - test.value) < 1e-14)
    }
  }

  @Test func softplusAndSigmoidDoNotOverflow() {
    for test in file.softplus {
      let x = Float(test.x)
      // Two roundings; below the least normal float nothing is kept but the order of magnitude.
      let bound = 3e-7 * test.value + Double(Float.leastNormalMagnitude)
      #expect(abs(Double(Elementary.softplus(x)) - test.value) < bound)
      #expect(abs(Double(Elementary.sigmoid(x)) - test.sigmoid) < bound)
    }
  }
}
