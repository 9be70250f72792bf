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
  /// ln(1 + eˣ), where a scale starts from x.
  var softplus: Double { lnOf(1 + expOf(self)) }
}

private func logb2(_ x: Double) -> Double { log2(x) }
private func powerOf(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func expOf(_ x: Double) -> Double { exp(x) }
private func lnOf(_ x: Double) -> Double { log(x) }
