import Model
import Testing

/// A record of Tests/Fixtures/golden/measures.json, of any of its kinds.
struct MeasureRecord: Decodable, Sendable, CustomTestStringConvertible {
  let kind: String
  var name: String?
  var classes: Int?
  var labels: [Int]?
  /// Probabilities in units of 2⁻²⁰, or the four counts of a table of pairs.
  var counts: [Int]?
  var expected: Expected?
  var positives, negatives, levels, falsePositiveRates: [Double]?
  var auroc, averagePrecision: Double?
  var pValue, difference, standardError: Double?
  var successes, count: Int?
  var z: Double?
  var interval: [Double]?
  var score: String?
  var coverage: Double?
  var threshold: GoldenNumber?
  var uniforms: [Double]?
  var sets: [String]?

  struct Expected: Decodable, Sendable {
    let accuracy, brier, adaptive, temperature, area: Double
    let logLoss: Double?
    let entropies, tempered, coverageAtRisk, accuracyAtCoverage: [Double]
    let trapezoid: GoldenNumber
    let calibration: [String: [String: [GoldenNumber]]]
  }

  var label: String { name ?? score ?? kind }
  var testDescription: String { label }

  /// All records of a kind.
  static func all(_ kind: String) -> [MeasureRecord] {
    let records: [MeasureRecord] = (try? goldenRecords("measures")) ?? []
    return records.filter { $0.kind == kind }
  }

  func predictions() throws -> LabelledProbabilities {
    try LabelledProbabilities(
      probabilities: #require(counts).map { Double($0) * 0x1p-20 }, classes: #require(classes),
      labels: #require(labels))
  }
}

/// Whether a number is the expected one, but for the rounding of sums of some hundred terms; what is not finite must be the same.
func close(_ found: Double, _ expected: Double, within bound: Double = 1e-12) -> Bool {
  if expected.isNaN { return found.isNaN }
  return found == expected || abs(found - expected) <= bound * max(1, abs(expected))
}
