import Model
import Testing

/// Functions of numbers against mpmath and SciPy (References/function_golden.py).
@Suite struct SpecialFunctionTests {
  struct Record: Decodable, Sendable {
    let name: String
    let arguments: [String: GoldenArray]
    let value: GoldenArray

    func argument(_ name: String) -> Tensor { arguments[name]?.tensor ?? Tensor(.nan) }
  }

  /// By default `bound` is for what is computed in double precision and then rounded, once or twice.
  private func compare(
    _ name: String, at relevant: (Double) -> Bool = { _ in true }, within bound: Double = 1e-6,
    _ function: (Record) throws -> Tensor
  ) throws {
    let records: [Record] = try goldenRecords("functions")
    let record = try #require(records.first { $0.name == name })
    let found = try function(record).checked().scalars
    let arguments = record.arguments.keys.sorted().map { record.arguments[$0]?.values ?? [] }
    for (place, expected) in record.value.values.enumerated()
    where relevant(arguments[arguments.count - 1][place]) {
      let label = arguments.map { "\($0[place])" }.joined(separator: ", ")
      #expect(
        agrees(found[place], expected, within: bound * abs(expected)),
        "\(name)(\(label)): \(found[place]), \(expected)")
    }
  }

  @Test func incompleteGamma() throws {
    try compare("igamma") { igamma($0.argument("a"), $0.argument("x")) }
  }

  @Test func incompleteBeta() throws {
    try compare("betainc") { betainc($0.argument("a"), $0.argument("b"), $0.argument("x")) }
  }

  /// Slopes at the ends of the range are infinite or none, and not asked for. Densities have their logarithms, of at most 100, in
  /// single precision on the way: with a rounding of 4e-6.
  @Test(arguments: ["igamma_da", "igamma_dx"]) func slopesOfIncompleteGamma(_ name: String) throws {
    try compare(name, at: { $0 > 0 && $0.isFinite }, within: 5e-6) { record in
      let gradients = try gradient(
        of: { igamma($0[0], $0[1]).sum() }, at: [record.argument("a"), record.argument("x")])
      return name == "igamma_da" ? gradients[0] : gradients[1]
    }
  }

  @Test func slopeOfIncompleteBeta() throws {
    try compare("betainc_dx", at: { $0 > 0 && $0 < 1 }, within: 5e-6) { record in
      let (a, b) = (record.argument("a"), record.argument("b"))
      return try gradient(of: { betainc(a, b, $0).sum() }, at: record.argument("x"))
    }
  }

  /// L y = b and its slopes, of which those for L are zero above the diagonal.
  @Test func triangularSolve() throws {
    let matrix = Tensor(shape: [3, 3], scalars: [2, 9, 9, 1, 4, 9, -1, 0.5, 0.5])
    let sides = Tensor(shape: [3, 1], scalars: [4, 10, -1])
    #expect(solveTriangular(matrix, sides).scalars == [2, 2, 0])
    let found = try gradient(of: { solveTriangular($0[0], $0[1]).sum() }, at: [matrix, sides])
    // L⁻ᵀ 1 = (1.5, 0, 2)ᵀ, and less its products with y.
    #expect(found[1].scalars == [1.5, 0, 2])
    #expect(found[0].scalars == [-3, 0, 0, 0, 0, 0, -4, -4, 0])
  }
}
