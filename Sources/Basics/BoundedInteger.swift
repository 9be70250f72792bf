extension FixedWidthInteger {
  /// The whole part of a number, or the nearer end of a range for a number beyond it; the lower end for what
  /// is no number. The standard library's conversion ends the program for all of these.
  @inlinable
  package init(_ value: some BinaryFloatingPoint, in range: ClosedRange<Self>) {
    self = range.lowerBound
    // What is no number fails every comparison.
    if value >= .init(range.upperBound) {
      self = range.upperBound
    } else if value > .init(range.lowerBound) {
      self.init(value)
    }
  }
}
