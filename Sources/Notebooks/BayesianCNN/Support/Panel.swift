import Datasets
import LiterateModel
import Report

/// The models of one seed that are asked about many sets of images.
struct Panel: Sendable {
  let seed: UInt64
  let deterministic, bayesian: Sequential
  let ensemble: [Sequential]

  static let contenders: [Contender] = [.deterministic, .averaged, .ensemble]

  /// What they say of some images.
  func ask(_ set: ImageTensors, draws: Int, on device: Device) throws -> [Contender: Answer] {
    let classes = set.classes
    func mean(_ model: Sequential, _ draws: Int) throws -> PredictiveMean {
      try model.predictMean(
        set.images, draws: draws, key: Key(seed: seed).child("draws"), on: device)
    }
    let members = try ensemble.map { try mean($0, 1) }
    let together = members.dropFirst().reduce(members[0]) { $0.adding($1) }
    return [
      .deterministic: try Answer(members[0], classes),
      .averaged: try Answer(try mean(bayesian, draws), classes),
      .ensemble: try Answer(together, classes),
    ]
  }
}

extension BayesianCNN {
  /// What the models of each seed say of some images.
  func ask(_ panels: [Panel], _ set: ImageTensors, _ run: Run) throws -> [[Contender: Answer]] {
    try run.overSeeds(panels) { panel, run in
      try panel.ask(set, draws: probeDraws, on: run.device)
    }
  }

  /// Places of the test images that stand for all where many sets are asked.
  func sampled(_ digits: DigitImages) -> [Int] {
    Array(stride(from: 0, to: digits.test.images.count, by: Self.probeStride))
  }

  /// Images whose classes nobody asks for.
  func unlabelled(_ images: Tensor) -> ImageTensors {
    let classes = [Int](repeating: 0, count: images.count)
    return ImageTensors(
      images: images, labels: Tensor.zeros([images.count, 1]),
      oneHot: .oneHot(classes, classes: 10))
  }
}

extension BayesianCNN {
  /// How often the Bayesian model is asked of such images, where that is less often than of the two test sets.
  var probeSentence: Prose {
    probeDraws == draws
      ? ""
      : """
      The Bayesian prediction is here the mean of \(probeDraws) draws, and not of \(draws) as above.
      """
  }
}

/// What the severities of the page's corruption are.
func severitySentence(_ digits: DigitImages) -> Prose {
  digits.severities.count == 1
    ? "This page's corruption has one severity only."
    : "The corruption of this page at each severity of the benchmark's recipe; a greater one need not be harder:"
}

extension DigitImages {
  /// Those of the page's corruption.
  var severities: [Int] { Array(corruptionType.severities) }

  /// The sampled test images at one severity of the page's corruption.
  func atSeverity(_ severity: Int, _ data: ReportData, _ run: Run) -> ImageTensors {
    let key = Key(seed: run.seed).child("severities")
    return load(
      corruptionType.init(severity: severity)(
        data.dataset.test.every(BayesianCNN.probeStride), key: key, threads: run.threads))
  }
}
