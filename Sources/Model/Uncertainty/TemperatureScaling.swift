/// The one temperature by which all logits are divided so that confidences fit what happens (Guo et al., arXiv:1706.04599). It
/// changes no prediction, only how sure it is.
public struct TemperatureScaling: Sendable {
  /// T, in `range`: apply it by `LabelledProbabilities.tempered`.
  public let temperature: Double

  /// The temperatures that are looked at. The least loss is at an end of it if all predictions are right (the lower) or if all are
  /// as wrong as can be (the upper).
  public static let range = 0.01...100.0

  /// The temperature of the least log loss within `range`, to some 12 digits; fit it on samples that are used for nothing else. 1
  /// where every temperature does as well: no samples, one class, or rows that know nothing.
  ///
  /// A probability of 0 stays 0 at every temperature. A sample whose true class has it is lost at every temperature, and is left
  /// out here; logits in double precision (`init(logits:labels:)`) hardly have any.
  public init(fitting predictions: LabelledProbabilities) {
    let loss = TemperedLoss(predictions)
    // In β = 1/T the loss is convex: its slope only rises.
    var (low, high) = (1 / Self.range.upperBound, 1 / Self.range.lowerBound)
    let ends = (loss.slope(low).slope, loss.slope(high).slope)
    guard ends.0 != 0 || ends.1 != 0 else {
      temperature = 1
      return
    }
    guard ends.0 < 0, ends.1 > 0 else {
      temperature = ends.0 < 0 ? Self.range.lowerBound : Self.range.upperBound
      return
    }
    var beta = 1.0
    for _ in 0..<200 {
      let (slope, curvature) = loss.slope(beta)
      if slope == 0 { break }
      if slope < 0 { low = beta } else { high = beta }
      // Newton's step, or, if that leaves what is known of the root, halfway there in ln β.
      let newton = beta - slope / curvature
      let next = newton >= low && newton <= high ? newton : (low * high).squareRoot()
      // The error of a Newton step is about the square of its length.
      let isClose = next == newton && abs(next - beta) <= 1e-8 * beta
      beta = next
      if isClose { break }
    }
    temperature = 1 / beta
  }
}

/// Logarithms of probabilities, from which the loss at each temperature follows.
private struct TemperedLoss {
  private let classes: Int
  /// ln p less that of the true class, row by row; infinite rows are left out.
  private var distances: [Double] = []

  init(_ predictions: LabelledProbabilities) {
    classes = predictions.classes
    distances.reserveCapacity(predictions.probabilities.count)
    for (sample, own) in predictions.ofTrueClass.enumerated() where own > 0 {
      let row = predictions.probabilities[sample * classes..<(sample + 1) * classes]
      let reference = Elementary.log(own)
      for p in row { distances.append(Elementary.log(p) - reference) }
    }
  }

  /// The first and second derivative in β of Σ ln Σ exp(β d), the log loss of the softmax of β ln p, added up over the samples.
  func slope(_ beta: Double) -> (slope: Double, curvature: Double) {
    var (slope, curvature) = (0.0, 0.0)
    for start in stride(from: 0, to: distances.count, by: classes) {
      let row = start..<start + classes
      let greatest = row.reduce(0) { max($0, distances[$1]) }
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for index in row where distances[index] > -.infinity {
        let distance = distances[index]
        let weight = Elementary.exp(beta * (distance - greatest))
        sum += weight
        first += weight * distance
        second += weight * distance * distance
      }
      let mean = first / sum
      slope += mean
      curvature += max(0, second / sum - mean * mean)
    }
    return (slope, curvature)
  }
}
