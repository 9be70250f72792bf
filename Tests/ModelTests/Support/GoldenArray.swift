import Foundation
import Model
import TestSupport

/// A number of a golden file, where JSON has none as "inf", "-inf" or "nan".
struct GoldenNumber: Decodable, Sendable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      value = Double(text) ?? .nan
    } else {
      value = try container.decode(Double.self)
    }
  }
}

/// An array of a golden file (References/golden_json.py): numbers in double precision.
struct GoldenArray: Decodable {
  let shape: [Int]
  let values: [Double]

  private enum CodingKeys: CodingKey { case shape, values }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    shape = try container.decode([Int].self, forKey: .shape)
    values = try container.decode([GoldenNumber].self, forKey: .values).map(\.value)
  }

  /// Arguments of tests are single precision's numbers, so that nothing is rounded here.
  var tensor: Tensor { Tensor(shape: shape, scalars: values.map { Float($0) }) }
}

/// The records of `Tests/Fixtures/golden/<name>.json`.
func goldenRecords<Record: Decodable>(_ name: String) throws -> [Record] {
  let data = try Data(contentsOf: fixture("golden/\(name).json"))
  return try JSONDecoder().decode([Record].self, from: data)
}

/// Whether a number of single precision is the expected one, within `bound`; infinite and no number must be the same, and what overflows
/// or underflows single precision must have done so.
func agrees(_ found: Float, _ expected: Double, within bound: Double) -> Bool {
  if expected.isNaN { return found.isNaN }
  let rounded = Float(expected)
  if rounded.isInfinite || found.isInfinite { return found == rounded }
  return abs(Double(found) - expected) <= bound + Double(Float.leastNormalMagnitude)
}

/// The greatest error of a tensor, each number's relative to the one expected, or to `scale` where that is greater: a sum that cancels
/// keeps the rounding of its terms. Infinite for another shape.
func greatestError(of found: Tensor, _ expected: GoldenArray, scale: Double) -> Double {
  guard found.shape == expected.shape else { return .infinity }
  return zip(found.scalars, expected.values).map { found, expected in
    let error = abs(Double(found) - expected) / max(abs(expected), scale)
    return error.isNaN ? .infinity : error
  }.max() ?? 0
}
