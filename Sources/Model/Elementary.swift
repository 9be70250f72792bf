#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The elementary functions of the C library, under one name for both precisions.
package enum Elementary {
  package static func exp(_ x: Double) -> Double { sysExp(x) }
  package static func exp(_ x: Float) -> Float { expf(x) }
  package static func log(_ x: Double) -> Double { sysLog(x) }
  package static func log(_ x: Float) -> Float { logf(x) }
  package static func log1p(_ x: Float) -> Float { log1pf(x) }
  package static func log1p(_ x: Double) -> Double { sysLog1p(x) }
  package static func tanh(_ x: Float) -> Float { tanhf(x) }
  package static func cos(_ x: Double) -> Double { sysCos(x) }
  package static func sin(_ x: Double) -> Double { sysSin(x) }
  /// ln |Γ(x)|.
  package static func lgamma(_ x: Double) -> Double { sysLgamma(x) }

  /// ln(1 + eˣ), without overflow for large x.
  package static func softplus(_ x: Float) -> Float { max(x, 0) + log1p(exp(-abs(x))) }

  /// 1 / (1 + e⁻ˣ), the derivative of `softplus`, without overflow for any x.
  package static func sigmoid(_ x: Float) -> Float {
    let small = exp(-abs(x))
    return (x >= 0 ? 1 : small) / (1 + small)
  }
}

// The C functions are reached by free functions, since inside the enum its own names hide them.
private func sysExp(_ x: Double) -> Double { exp(x) }
private func sysLog(_ x: Double) -> Double { log(x) }
private func sysLog1p(_ x: Double) -> Double { log1p(x) }
private func sysCos(_ x: Double) -> Double { cos(x) }
private func sysSin(_ x: Double) -> Double { sin(x) }
private func sysLgamma(_ x: Double) -> Double { lgamma(x).0 }
