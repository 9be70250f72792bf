public import Model

/// What a regression says of some points, over draws of its weights.
public struct Forecast: Sendable {
  /// The mean, for each point.
  public let mean: [Float]
  /// Standard deviation of the noise (aleatoric).
  public let noise: [Float]
  /// Standard deviation of the mean over the draws (epistemic).
  public let doubt: [Float]

  /// By the law of total variance: that of y is the mean of the draws' variances plus the variance of their means.
  public init(
    _ model: Sequential, _ x: Tensor, draws: Int, key: Key, on device: Device = Device()
  ) throws {
    let zero = Tensor.zeros([x.count, 1])
    var (sum, squares, variance) = (zero, zero, zero)
    for draw in 0..<draws {
      let prediction = try model.distribution(x, key: key.child(draw), on: device)
      sum += prediction.mean
      squares += square(prediction.mean)
      variance += prediction.variance
    }
    let mean = sum / Double(draws)
    self.mean = mean.scalars
    noise = sqrt(variance / Double(draws)).scalars
    doubt = sqrt(maximum(squares / Double(draws) - square(mean), 0)).scalars
  }

  /// The band in which y is found with a probability of 95%: 1.96 standard deviations to either side of the mean.
  public var band: [ClosedRange<Float>] {
    mean.indices.map { point in
      let deviation = (noise[point] * noise[point] + doubt[point] * doubt[point]).squareRoot()
      return mean[point] - 1.96 * deviation...mean[point] + 1.96 * deviation
    }
  }

  /// The share of points that lie in their band.
  public func coverage(of y: Tensor) -> Double {
    let inside = zip(y.scalars, band).count { $1.contains($0) }
    return Double(inside) / Double(y.count)
  }
}
