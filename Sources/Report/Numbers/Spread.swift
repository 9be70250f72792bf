/// A number over the seeds of a run: what results hold of it, and what `diff` measures differences against.
public struct Spread: Codable, Sendable, Hashable {
  /// One for each seed.
  public let values: [Double]
  /// The arithmetic mean of the values.
  public let mean: Double
  /// The standard deviation of the values, from the sum of squares over n - 1; zero for a single value.
  public let deviation: Double

  /// - Parameter values: one at least; without any, mean and deviation are not a number, which no results can hold.
  public init(_ values: [Double]) {
    self.values = values
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count == 1 ? 0 : (squares / Double(values.count - 1)).squareRoot()
  }
}
