/// Percentiles of a sample.
public enum Percentile {
  /// The percentile `q` of `values`, linear between the two nearest ranks: position q/100 (n - 1) in
  /// ascending order (NumPy: `percentile`, method "linear").
  ///
  /// - Precondition: values are not empty, and q is in 0...100.
  public static func linear(_ values: some Sequence<Float>, _ q: Double) -> Double {
    linear(sorted: values.sorted(), q)
  }

  /// The same of values in ascending order.
  public static func linear(sorted values: some RandomAccessCollection<Float>, _ q: Double)
    -> Double
  {
    precondition(!values.isEmpty, "values must not be empty")
    precondition((0...100).contains(q), "q must be in 0...100, is \(q)")
    let position = q / 100 * Double(values.count - 1)
    let below = Int(position)
    let low = Double(values[values.index(values.startIndex, offsetBy: below)])
    guard below + 1 < values.count else { return low }
    let high = Double(values[values.index(values.startIndex, offsetBy: below + 1)])
    return low + (high - low) * (position - Double(below))
  }
}
