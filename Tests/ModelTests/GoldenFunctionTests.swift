import Model
import Testing

/// Elementary functions against mpmath (References/function_golden.py), within the errors that CKernels states.
@Suite struct GoldenFunctionTests {
  struct Record: Decodable, Sendable {
    let name: String
    let arguments: [String: GoldenArray]
    let value: GoldenArray
  }

  /// A function, and its greatest error in units in the last place.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bound: Double
    let function: @Sendable (Tensor) -> Tensor

    init(_ name: String, _ bound: Double, _ function: @escaping @Sendable (Tensor) -> Tensor) {
      (testDescription, self.bound, self.function) = (name, bound, function)
    }
  }

  static let cases = [
    Case("exp", 1, exp), Case("expm1", 1.5, expm1), Case("log", 1, log), Case("log1p", 1.5, log1p),
    Case("softplus", 2, softplus), Case("sigmoid", 2.5, sigmoid), Case("tanh", 1.5, tanh),
    // Computed in double precision, and rounded.
    Case("erf", 0.51, erf), Case("erfc", 0.51, erfc), Case("lgamma", 0.51, lgamma),
    Case("digamma", 0.51, digamma), Case("trigamma", 0.51, trigamma),
  ]

  @Test(arguments: cases) func valuesAreWithinTheStatedErrors(_ test: Case) throws {
    let records: [Record] = try goldenRecords("functions")
    let record = try #require(records.first { $0.name == test.testDescription })
    let x = try #require(record.arguments["x"]).tensor
    let found = try test.function(x).checked().scalars
    // Once more by vectors with other neighbours and remainders.
    let alone = x.scalars.map { test.function(Tensor([$0])).scalar }
    for (place, expected) in record.value.values.enumerated() {
      let error = ulps(found[place], expected)
      let label = "\(test.testDescription)(\(x.scalars[place])): \(found[place]), \(expected)"
      #expect(error <= test.bound, "\(label), \(error)")
      #expect(found[place].bitPattern == alone[place].bitPattern || found[place].isNaN, "\(label)")
    }
  }

  /// Zeros keep their sign where the function is odd.
  @Test func zerosKeepTheirSign() {
    for function in [expm1, log1p, tanh, erf] as [@Sendable (Tensor) -> Tensor] {
      #expect(function(Tensor([0, -0.0])) == Tensor([0, -0.0]))
    }
    #expect(sqrt(Tensor([-0.0, -1]))[0..<1] == Tensor([-0.0]))
    #expect(sqrt(Tensor([-1])).scalar.isNaN)
  }

  /// The distance from the exact value in units in the last place of single precision; 0 where both are infinite, or no numbers.
  private func ulps(_ found: Float, _ exact: Double) -> Double {
    let rounded = Float(exact)
    if rounded == found || rounded.isNaN && found.isNaN { return 0 }
    guard found.isFinite, rounded.isFinite else { return .infinity }
    return abs(Double(found) - exact) / Double(rounded.ulp)
  }
}
