// The elementary functions that geometry and scales need, from the platform's library.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

func sine(_ x: Double) -> Double { sin(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func angle(y: Double, x: Double) -> Double { atan2(y, x) }
func arcCosine(_ x: Double) -> Double { acos(x) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func logarithm10(_ x: Double) -> Double { log10(x) }
func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
