extension Collection where Element: BinaryFloatingPoint {
  /// The mean; not a number for no elements, so that nothing can be claimed of them.
  var mean: Double { reduce(0) { $0 + Double($1) } / Double(count) }
}
