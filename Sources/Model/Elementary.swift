#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Functions of the C library in double precision, under one name for every C library.
package enum Elementary {
  package static func exp(_ x: Double) -> Double { sysExp(x) }
  package static func log(_ x: Double) -> Double { sysLog(x) }
  package static func log1p(_ x: Double) -> Double { sysLog1p(x) }
  package static func cos(_ x: Double) -> Double { sysCos(x) }
  package static func sin(_ x: Double) -> Double { sysSin(x) }
  /// ln |Γ(x)|.
  package static func lgamma(_ x: Double) -> Double { sysLgamma(x) }
}

// The C functions are reached by free functions, since inside the enum its own names hide them.
private func sysExp(_ x: Double) -> Double { exp(x) }
private func sysLog(_ x: Double) -> Double { log(x) }
private func sysLog1p(_ x: Double) -> Double { log1p(x) }
private func sysCos(_ x: Double) -> Double { cos(x) }
private func sysSin(_ x: Double) -> Double { sin(x) }
private func sysLgamma(_ x: Double) -> Double { lgamma(x).0 }
