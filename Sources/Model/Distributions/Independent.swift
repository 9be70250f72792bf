/// Normals taken together as one event: log-densities add up (TFP: `Independent(Normal(...))`).
public struct Independent: Distribution, Equatable {
  public let base: Normal
  public let eventSize: Int
  /// Σ ln σ + ½ n ln 2π.
  private let logNormalizer: Double

  /// - Precondition: `base` is one distribution, which is repeated, or `eventShape` of them.
  public init(_ base: Normal, eventShape: Int) {
    precondition(
      base.batchSize == 1 || base.batchSize == eventShape,
      "eventShape must be \(base.batchSize), the number of normals, is \(eventShape)")
    self.base = base
    eventSize = eventShape
    let logScales = base.scales.reduce(0) { $0 + Elementary.log($1) }
    let repeats = base.batchSize == 1 ? Double(eventShape) : 1
    logNormalizer = repeats * logScales + Double(eventShape) * Normal.halfLogTwoPi
  }

  public func logProb(
    _ x: UnsafeBufferPointer<Float>, addingGradientTo gradient: UnsafeMutableBufferPointer<Float>?,
    weight: Double
  ) -> Double {
    base.batchSize == 1
      ? repeated(x, gradient, weight) : separate(x, gradient, weight)
  }

  private func repeated(
    _ x: UnsafeBufferPointer<Float>, _ gradient: UnsafeMutableBufferPointer<Float>?,
    _ weight: Double
  ) -> Double {
    let (loc, precision) = (base.loc(0), 1 / base.scaleSquared(0))
    var squares = 0.0
    for value in x { squares += (Double(value) - loc) * (Double(value) - loc) }
    if let gradient {
      let slope = Float(-weight * precision)
      for i in x.indices { gradient[i] += slope * (x[i] - Float(loc)) }
    }
    return -0.5 * squares * precision - logNormalizer
  }

  private func separate(
    _ x: UnsafeBufferPointer<Float>, _ gradient: UnsafeMutableBufferPointer<Float>?,
    _ weight: Double
  ) -> Double {
    var squares = 0.0
    for i in x.indices {
      let z = (Double(x[i]) - base.loc(i)) / base.scale(i)
      squares += z * z
      gradient?[i] += Float(-weight * z / base.scale(i))
    }
    return -0.5 * squares - logNormalizer
  }

  public func sample(_ key: Key) -> [Float] {
    key.normals(count: eventSize).enumerated().map { index, normal in
      Float(base.loc(index) + base.scale(index) * Double(normal))
    }
  }
}
