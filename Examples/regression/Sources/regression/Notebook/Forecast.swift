import Foundation
import LiterateModel

extension Regression {
  //| show
  /// Layers, fitted to points by maximum likelihood. What the layers add to the loss is part of it.
  func trained(
    _ layers: [any Layer], on points: Points, name: String, _ run: Run
  ) throws -> Sequential {
    var model = try Sequential(
      layers, inputShape: [1], key: run.key.child(name), name: name)
    let steps = epochs * ((points.x.count + batchSize - 1) / batchSize)
    try model.compile(
      loss: LossFunction { yTrue, yPred in -yPred.logProb(yTrue) },
      optimizer: Adam(learningRate: .cosineDecay(0.05, steps: steps)), metrics: [])
    try model.fit(
      points.inputs, points.targets, epochs: epochs, batchSize: batchSize, on: run.device)
    return model
  }
}

/// What a model says of y at some x: a normal distribution for each draw of its weights.
struct Forecast: Sendable {
  /// Draw by draw, and x by x.
  let means: [[Double]]
  let deviations: [[Double]]

  init(_ model: Sequential, at x: [Double], draws: Int, _ run: Run) throws {
    let predictions = try (0..<draws).map { draw in
      try model.distribution(
        Points.inputs(x), key: run.key.child("draws").child(draw), on: run.device)
    }
    means = predictions.map { $0.mean.scalars.map(Double.init) }
    deviations = predictions.map { $0.standardDeviation.scalars.map(Double.init) }
  }

  var mean: [Double] { means.average }

  /// The standard deviation that remains when the weights are known.
  var noise: [Double] {
    deviations.map { $0.map { $0 * $0 } }.average.map { $0.squareRoot() }
  }

  /// The standard deviation of the means over the draws.
  var doubt: [Double] {
    let mean = mean
    return means.map { zip($0, mean).map { ($0 - $1) * ($0 - $1) } }.average.map {
      $0.squareRoot()
    }
  }

  //| fold
  /// Which part of the variance is noise.
  var shareOfNoise: [Double] {
    zip(noise, doubt).map { $0 * $0 / ($0 * $0 + $1 * $1) }
  }

  /// Where y is expected in 95 of 100 cases.
  var band: [ClosedRange<Double>] {
    zip(mean, zip(noise, doubt)).map { mean, parts in
      let deviation = (parts.0 * parts.0 + parts.1 * parts.1).squareRoot()
      return mean - 1.96 * deviation...mean + 1.96 * deviation
    }
  }

  /// The share of points that lie in their band.
  func coverage(of y: [Double]) -> Double {
    Double(zip(y, band).count { $1.contains($0) }) / Double(y.count)
  }

  /// Minus the logarithm of the density at each y, which is a mean over the draws; the mean over all y.
  func logLoss(of y: [Double]) -> Double {
    y.indices.map { index in
      let terms = zip(means, deviations).map { mean, deviation in
        let distance = (y[index] - mean[index]) / deviation[index]
        return -0.5 * (distance * distance + log(2 * Double.pi)) - log(deviation[index])
      }
      let highest = terms.max() ?? 0
      return -highest - log(terms.map { exp($0 - highest) }.average)
    }.average
  }
}

extension Regression {
  /// How much of what a model does not know is noise.
  func lawOfTotalVariance(_ page: inout Page) {
    //: A model whose weights are numbers gives one normal distribution for each $x$. One whose
    //: weights are drawn from a posterior $q$ gives another with each draw: a mean $\mu_w(x)$ and a
    //: standard deviation $\sigma_w(x)$. How far $y$ then strays, all things considered, is told by
    //: the *law of total variance*,
    //:
    //: $$ \operatorname{Var}[y | x] = \underbrace{E_{q(w)}[\sigma_w^2(x)]}_{\text{noise}} + \underbrace{\operatorname{Var}_{q(w)}[\mu_w(x)]}_{\text{doubt}} \label{total} $$
    //:
    //: The first part is the *aleatoric* uncertainty: noise in the data themselves, which no number of
    //: points makes smaller. The second is the *epistemic* one: doubt about the line, of which
    //: more points leave less. The tutorial calls them known and unknown unknowns. The band of a figure
    //: reaches \(1.96, .fixed(2)) standard deviations to either side of the mean; if it is right, it holds
    //: \(0.95, .percent(0)) of all new points.

    //| fold
  }
}
