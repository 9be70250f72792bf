import Model
import Testing

/// The contract of every initializer.
@Suite struct InitializerTests {
  /// An initializer with the mean and the variance that a matrix of [60, 40] has under it, and the greatest absolute value.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let initializer: any Initializer
    let mean: Double
    let variance: Double
    var limit = Double.infinity
  }

  static let cases = [
    Case(testDescription: "zeros", initializer: .zeros, mean: 0, variance: 0, limit: 0),
    Case(testDescription: "ones", initializer: .ones, mean: 1, variance: 0, limit: 1),
    Case(testDescription: "constant", initializer: .constant(-2.5), mean: -2.5, variance: 0),
    Case(
      testDescription: "normal", initializer: .normal(mean: 3, standardDeviation: 0.5), mean: 3,
      variance: 0.25),
    // Uniform numbers on ±a have the variance a²/3: 2 / (inputs + outputs), 2 / inputs.
    Case(
      testDescription: "Glorot", initializer: .glorotUniform, mean: 0, variance: 0.02,
      limit: (6.0 / 100).squareRoot()),
    Case(
      testDescription: "He", initializer: .heUniform, mean: 0, variance: 2.0 / 60,
      limit: (6.0 / 60).squareRoot()),
  ]

  @Test func everyInitializerIsHere() throws {
    let tried = Set(Self.cases.map { "\(type(of: $0.initializer))" })
    #expect(try conformers(to: "Initializer") == tried)
  }

  @Test(arguments: cases) func moments(_ test: Case) {
    let numbers = test.initializer.values(shape: [60, 40], key: Key(seed: 7)).map(Double.init)
    #expect(numbers.count == 2400)
    let mean = numbers.reduce(0, +) / 2400
    let variance = numbers.reduce(0) { $0 + ($1 - test.mean) * ($1 - test.mean) } / 2400
    // Five standard errors; the variance of a variance is at most that of a normal's.
    #expect(abs(mean - test.mean) <= 5 * (test.variance / 2400).squareRoot())
    #expect(abs(variance - test.variance) <= 5 * test.variance * (2.0 / 2400).squareRoot())
    #expect(numbers.allSatisfy { abs($0) <= test.limit * (1 + 1e-7) })
  }

  @Test(arguments: cases) func valuesAreAFunctionOfTheKey(_ test: Case) {
    let values = test.initializer.values(shape: [3, 2, 4], key: Key(seed: 7))
    #expect(values == test.initializer.values(shape: [3, 2, 4], key: Key(seed: 7)))
    let others = test.initializer.values(shape: [3, 2, 4], key: Key(seed: 8))
    #expect((values != others) == (test.variance > 0))
  }

  /// Of a kernel [3, 3, 4, 8] there are 36 inputs and 72 outputs.
  @Test func fansOfAKernel() {
    let numbers = ScaledUniformInitializer.glorotUniform.values(
      shape: [3, 3, 4, 8], key: Key(seed: 7))
    let limit = Float(6.0 / 108).squareRoot()
    let greatest = numbers.map { abs($0) }.max() ?? 0
    #expect(greatest <= limit && greatest > 0.97 * limit)
  }
}
