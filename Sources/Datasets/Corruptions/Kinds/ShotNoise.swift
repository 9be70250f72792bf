#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Grain, as where little light falls on a sensor.
///
/// A pixel of brightness x becomes n / k, 1 at most, where n is a Poisson number of mean k x. The fewer photons k there are
/// in full brightness, the stronger the grain.
public struct ShotNoise: Corruption {
  public static let name = "shot_noise"
  public static let defaultSeverity = 5

  public let severity: Int
  private let photons: Double

  public init(severity: Int) {
    self.severity = Self.checked(severity)
    photons = [60, 25, 12, 5, 3][severity - 1]
  }

  public var appearance: String { "made grainy, as in a photograph taken in too little light" }

  /// 28×28 numbers, uniform in [0, 1): at which of its quantiles each pixel's Poisson number is.
  public func noise(from stream: inout ImageStream) -> [Double] { stream.uniforms(784) }

  public func corrupt(_ image: [Double], noise: [Double]) -> [Double] {
    Self.require("image", count: image.count)
    Self.require("noise", count: noise.count)
    return zip(image, noise).map { x, quantile in
      x > 0 ? Double(count(mean: photons * x, quantile: quantile)) / photons : 0
    }
  }

  /// A Poisson number by inversion; from the number of photons in full brightness on, it does not matter which.
  private func count(mean: Double, quantile: Double) -> Int {
    var count = 0
    var probability = exp(-mean)
    var below = probability
    while quantile > below, Double(count) < photons {
      count += 1
      probability *= mean / Double(count)
      below += probability
    }
    return count
  }
}
