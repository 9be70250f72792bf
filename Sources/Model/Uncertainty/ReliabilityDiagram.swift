/// How often predictions are right, among those of like confidence: confidences in bins, and for each bin their mean and the share
/// of predictions that are right (DeGroot and Fienberg 1983; Guo et al., arXiv:1706.04599).
///
/// Libraries disagree on which bin an edge belongs to. That matters: confidences of exactly 1 are common in single precision.
public struct ReliabilityDiagram: Sendable {
  /// How confidences are put into bins.
  public enum Bins: Sendable, Equatable {
    /// M bins of width 1/M over 0...1. Edge i is the number of double precision that is nearest to i/M.
    case equalWidth(Int, EdgeRule = .rightClosed)
    /// M bins of as many samples each, in order of confidence; the first N mod M have one more (torch-uncertainty:
    /// `AdaptiveCalibrationError`). Of equal confidences, that of the earlier sample comes first.
    case equalMass(Int)
  }

  /// To which bin of equal width a confidence on an edge belongs.
  public enum EdgeRule: CaseIterable, Sendable {
    /// (a, b], and 0 in the first: Guo et al. 2017.
    case rightClosed
    /// [a, b), and 1 in the last (NumPy: `histogram`).
    case leftClosed
    /// [a, b), and 1 in no bin: it counts nowhere (uncertainty-baselines).
    case leftClosedWithoutOne
    /// [a, b), and 1 in a bin of its own, which makes M + 1 (torchmetrics, torch-uncertainty).
    case leftClosedWithOneApart
    /// Counts of [a, b) with 1 in the last, means of (a, b] (Ovadia et al. 2019: `metrics_lib`). A bin that counts samples, but has
    /// means of none, makes the errors NaN, as it does there.
    case countsLeftMeansRight
  }

  /// A bin, with what is in it.
  public struct Bin: Sendable {
    /// The edges; for bins of equal mass, the least and the greatest confidence in it. NaN where such a bin is empty.
    public let lower, upper: Double
    /// Samples.
    public let count: Int
    /// The mean confidence, and the share of predictions that are right. NaN when it is empty.
    public let confidence, accuracy: Double
  }

  /// The bins in ascending order, the empty ones too.
  public let bins: [Bin]
  /// The mean confidence less the accuracy, over all samples, in -1...1: positive for a model that is too sure of itself. NaN if
  /// there are no samples.
  public let overconfidence: Double

  /// Puts N confidences, and whether each prediction is right, into bins.
  ///
  /// - Precondition: as many of the one as of the other, confidences in 0...1, and at least one bin.
  public init(confidences: [Double], isCorrect: [Bool], bins: Bins = .equalWidth(15)) {
    precondition(
      confidences.count == isCorrect.count,
      "isCorrect.count must be \(confidences.count), is \(isCorrect.count)")
    for confidence in confidences where !(0...1).contains(confidence) {
      preconditionFailure("confidence must be in 0...1, is \(confidence)")
    }
    overconfidence = confidences.average - isCorrect.share
    self.bins =
      switch bins {
      case .equalWidth(let count, let rule):
        equalWidthBins(confidences, isCorrect, count: count, rule)
      case .equalMass(let count): equalMassBins(confidences, isCorrect, count: count)
      }
  }

  /// The mean over the samples of the distance of confidence and accuracy of their bin, in 0...1 (Naeini et al. 2015). Samples in
  /// no bin do not count. NaN if there are no samples.
  public var expectedCalibrationError: Double {
    let (sum, count) = bins.reduce(into: (0.0, 0)) { result, bin in
      guard bin.count > 0 else { return }
      result.0 += Double(bin.count) * abs(bin.confidence - bin.accuracy)
      result.1 += bin.count
    }
    return sum / Double(count)
  }

  /// The greatest distance of confidence and accuracy of a bin that is not empty, in 0...1 (Naeini et al. 2015). NaN if there are
  /// no samples.
  public var maximumCalibrationError: Double {
    let errors = bins.filter { $0.count > 0 }.map { abs($0.confidence - $0.accuracy) }
    guard !errors.contains(where: \.isNaN) else { return .nan }
    return errors.max() ?? .nan
  }
}

extension LabelledProbabilities {
  /// The reliability of the most probable classes, by their probability.
  ///
  /// - Precondition: at least one bin.
  public func reliability(
    _ bins: ReliabilityDiagram.Bins = .equalWidth(15)
  ) -> ReliabilityDiagram {
    ReliabilityDiagram(confidences: confidences, isCorrect: isCorrect, bins: bins)
  }

  /// The expected calibration error with 15 bins of equal width, (a, b].
  public var expectedCalibrationError: Double { reliability().expectedCalibrationError }

  /// The expected calibration error with 15 bins of equal mass (torch-uncertainty: `AdaptiveCalibrationError`).
  public var adaptiveCalibrationError: Double {
    reliability(.equalMass(15)).expectedCalibrationError
  }
}
