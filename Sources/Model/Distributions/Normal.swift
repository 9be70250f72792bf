/// Normal distributions, independent of each other (TFP: `Normal`). One pair of parameters stands for
/// a single distribution, and repeats wherever more are asked for.
public struct Normal: Sendable, Equatable {
  public let locs: [Double]
  public let scales: [Double]

  /// - Precondition: scale > 0.
  public init(loc: Double, scale: Double) { self.init(locs: [loc], scales: [scale]) }

  /// - Precondition: as many scales as locs, at least one, all > 0.
  public init(locs: [Double], scales: [Double]) {
    precondition(!locs.isEmpty, "locs must not be empty")
    precondition(
      locs.count == scales.count, "scales.count must be \(locs.count), is \(scales.count)")
    precondition(scales.allSatisfy { $0 > 0 }, "scales must be > 0, least is \(scales.min() ?? 0)")
    (self.locs, self.scales) = (locs, scales)
  }

  /// Number of distributions.
  public var batchSize: Int { locs.count }

  package func loc(_ index: Int) -> Double { locs.count == 1 ? locs[0] : locs[index] }
  package func scale(_ index: Int) -> Double { scales.count == 1 ? scales[0] : scales[index] }
  package func scaleSquared(_ index: Int) -> Double { scale(index) * scale(index) }

  /// Natural logarithm of the density of distribution `index` at `x`.
  public func logProb(_ x: Double, index: Int = 0) -> Double {
    let z = (x - loc(index)) / scale(index)
    return -0.5 * z * z - Elementary.log(scale(index)) - Normal.halfLogTwoPi
  }

  /// The density of distribution `index` at `x`.
  public func prob(_ x: Double, index: Int = 0) -> Double {
    Elementary.exp(logProb(x, index: index))
  }

  /// ½ ln 2π.
  package static let halfLogTwoPi = 0.918938533204672741780329736406
}
