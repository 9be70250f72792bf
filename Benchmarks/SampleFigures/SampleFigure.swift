import BayesianCNN
public import Plot

/// A figure of the notebook as numbers, from which both this program and matplotlib draw it.
public struct SampleFigure: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case imageRow, prediction, intervals, entropy, densities, training, filters
    case draws, reliability, estimates, risk, corruptions, severity, slopes, gallery, scores
  }

  public let name: String
  public let kind: Kind
  /// Of the figure, in points.
  public private(set) var width = 0.0
  public private(set) var height = 0.0
  /// By name: what each is, `figure` says.
  public let values: [String: [Double]]
  /// Names of rows, series or panels, in their order; captions of a gallery.
  public let labels: [String]

  init(_ name: String, _ kind: Kind, _ values: [String: [Double]], labels: [String] = []) {
    (self.name, self.kind, self.values, self.labels) = (name, kind, values, labels)
    let figure = figure
    (width, height) = (figure.width, figure.height)
  }

  func numbers(_ key: String) -> [Double] { values[key] ?? [] }
  private func floats(_ key: String) -> [Float] { numbers(key).map(Float.init) }
  private var label: Int { Int(numbers("label").first ?? 0) }

  /// The figure, by the recipe that the notebook uses.
  public var figure: Figure {
    switch kind {
    case .imageRow:
      return .imageRow(images("images"))
    case .prediction:
      return .prediction(
        image: floats("image"), probabilities: floats("mean"), trueClass: label)
    case .intervals:
      return .intervals(
        image: floats("image"), lower: floats("lower"), upper: floats("upper"),
        mean: floats("mean"), trueClass: label)
    case .entropy:
      return .entropyHistograms(
        correct: numbers("correct"), incorrect: numbers("incorrect"), maximum: 3.3219)
    case .densities:
      let curves = ["spike and slab", "unit normal"].map { ($0, numbers($0)) }
      return .densities(x: numbers("x"), curves: curves)
    case .training:
      return .trainingCurves(["deterministic", "probabilistic", "Bayesian"].map(series))
    case .filters:
      return .filters(means: floats("means"), deviations: floats("deviations"), count: 8, size: 5)
    case .draws: return draws
    case .reliability: return .reliability(models: labels.map { ($0, bins($0)) })
    case .estimates: return estimates
    case .risk: return risk
    case .corruptions: return corruptions
    case .severity: return severity
    case .slopes: return slopes
    case .gallery: return .gallery(images: images("images"), captions: labels)
    case .scores:
      return .scoreDistributions(
        groups: labels.map { ($0, numbers($0)) }, xLabel: "Entropy (bits)")
    }
  }

  func images(_ key: String) -> [[Float]] {
    let shades = floats(key)
    return stride(from: 0, to: shades.count, by: 784).map { Array(shades[$0..<$0 + 784]) }
  }

  private func series(_ model: String) -> TrainingSeries {
    TrainingSeries(
      name: model, loss: numbers("\(model) loss"), accuracy: numbers("\(model) accuracy"),
      divergence: values["\(model) KL"])
  }
}
