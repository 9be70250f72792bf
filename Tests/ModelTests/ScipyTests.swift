import Foundation
import TestSupport
import Testing

@testable import Model

/// Entropies, percentiles against SciPy and NumPy (References/scipy_golden.py).
@Suite struct ScipyTests {
  private struct File: Decodable {
    let entropies: [EntropyCase]
    let percentiles: [PercentileCase]
    let softplus: [SoftplusCase]
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
    let x = Tensor(file.softplus.map { Float($0.x) })
    let found = zip(softplus(x).scalars, sigmoid(x).scalars)
    for (test, (softplus, sigmoid)) in zip(file.softplus, found) {
      // Two roundings; below the least normal float nothing is kept but the order of magnitude.
      let bound = 3e-7 * test.value + Double(Float.leastNormalMagnitude)
      #expect(abs(Double(softplus) - test.value) < bound)
      #expect(abs(Double(sigmoid) - test.sigmoid) < bound)
    }
  }
}
