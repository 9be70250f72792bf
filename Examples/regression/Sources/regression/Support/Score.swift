import LiterateModel

/// How a model does on points that it has not seen.
struct Score: Codable, Sendable {
  let model: String
  /// What it keeps open: "nothing", "noise", "weights", "both".
  let keepsOpen: String
  /// Minus the logarithm of the density at the true y, mean over the points, in nats.
  let logLoss: Double
  /// The share of points in their band.
  let coverage: Double
  /// Of the band, mean over the points.
  let width: Double

  init(_ model: String, keepsOpen: String, _ forecast: Forecast, of fresh: Points) {
    (self.model, self.keepsOpen) = (model, keepsOpen)
    logLoss = forecast.logLoss(of: fresh.y)
    coverage = forecast.coverage(of: fresh.y)
    width = forecast.band.map { $0.upperBound - $0.lowerBound }.average
  }

  var coverageQuantity: Quantity { Quantity("coverage, \(model)", coverage, .percent(1)) }
  var logLossQuantity: Quantity { Quantity("log loss, \(model)", logLoss, .nats(2)) }
}

/// What results.json has beside claims and parameters.
struct Results: Codable, Sendable {
  let scores: [Score]
  /// Where the line of the last model starts and ends, and the noise that it finds there.
  let line: [Double]
  let noise: [Double]
}

extension Collection where Element == Double {
  /// The mean; not a number for no elements.
  var average: Double { reduce(0, +) / Double(count) }
}

extension Sequence where Element == [Double] {
  /// The mean of lists of the same length, place by place.
  var average: [Double] {
    var (sums, count) = ([Double](), 0.0)
    for list in self {
      sums = count == 0 ? list : zip(sums, list).map(+)
      count += 1
    }
    return sums.map { $0 / count }
  }
}
