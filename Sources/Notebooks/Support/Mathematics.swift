#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Double {
  /// The logarithm to base two.
  var log2: Double { logb2(self) }
  /// This number to the power of an exponent.
  func power(_ exponent: Double) -> Double { powerOf(self, exponent) }
  /// The natural logarithm.
  var ln: Double { lnOf(self) }
}

extension Float {
  /// ln(1 + exp x), without overflow: maps every number to a positive one (TF: `math.softplus`).
  var softplus: Float { Float(Swift.max(Double(self), 0) + log1p(exp(-Double(magnitude)))) }
}

private func logb2(_ x: Double) -> Double { log2(x) }
private func powerOf(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func lnOf(_ x: Double) -> Double { log(x) }
