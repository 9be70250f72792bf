import Foundation
import TestSupport
import Testing

@testable import Model

/// The Laplace approximation of a last layer against laplace-torch (References/laplace_golden.py).
@Suite struct LastLayerLaplaceTests {
  private struct Record: Decodable {
    let structure: String
    let features, tested, kernel, bias: GoldenArray
    let bestPriorPrecision: Double
    let cases: [Case]

    var form: LastLayerLaplace.Structure {
      switch structure {
      case "kron": .kronecker
      case "diag": .diagonal
      default: .full
      }
    }

    func laplace(_ priorPrecision: Double? = nil) throws -> LastLayerLaplace {
      try LastLayerLaplace(
        features: features.tensor, kernel: kernel.tensor, bias: bias.tensor,
        priorPrecision: priorPrecision, structure: form)
    }
  }
  private struct Case: Decodable {
    let priorPrecision, logOccamFactor: Double
    let logitCovariance: GoldenArray
    let meanField: MeanField
  }
  private struct MeanField: Decodable {
    let weightDeviations, logitDeviations: Double
    let effectiveParameters, independentEffectiveParameters: Double
  }

  private let records: [Record]

  init() throws { records = try goldenRecords("laplace") }

  /// Single precision's probabilities and moments: a few units of 6e-8, which small precisions of the prior make greater.
  private func agrees(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 5e-6 * abs(expected)
  }

  @Test func logitCovariances() throws {
    #expect(records.map(\.structure) == ["kron", "diag", "full"])
    for record in records {
      for test in record.cases {
        let found = try record.laplace(test.priorPrecision).logitCovariance(record.tested.tensor)
        #expect(greatestError(of: found, test.logitCovariance, scale: 0.01) < 5e-6)
      }
    }
  }

  @Test func evidence() throws {
    for record in records {
      for test in record.cases {
        let laplace = try record.laplace(test.priorPrecision)
        #expect(agrees(laplace.logOccamFactor, test.logOccamFactor))
        #expect(agrees(laplace.effectiveParameters, test.meanField.effectiveParameters))
      }
      // A maximum is as sharp as the square root of the rounding of what it is the maximum of.
      let best = try record.laplace().priorPrecision
      #expect(abs(best / record.bestPriorPrecision - 1) < 1e-5)
    }
  }

  @Test func independentWeights() throws {
    for record in records {
      for test in record.cases {
        let found = try record.laplace(test.priorPrecision)
          .meanFieldComparison(record.features.tensor)
        let expected = test.meanField
        #expect(agrees(found.weightDeviations, expected.weightDeviations))
        #expect(agrees(found.logitDeviations, expected.logitDeviations))
        #expect(agrees(found.effectiveParameters, expected.effectiveParameters))
        #expect(
          agrees(found.independentEffectiveParameters, expected.independentEffectiveParameters))
      }
    }
  }

  /// Means and covariances of draws are those of the posterior, within five standard errors.
  @Test func drawsHaveTheCovariance() throws {
    for record in records {
      let laplace = try record.laplace(1)
      let draws = 4_000
      let features = record.tested.tensor
      let logits = try laplace.predict(features, draws: draws, key: Key(seed: 1)).draws.map(
        \.logits)
      let means = features.dot(record.kernel.tensor) + record.bias.tensor
      let covariance = try laplace.logitCovariance(features).scalars.map(Double.init)
      for sample in 0..<3 {
        for (k, l) in [(0, 0), (1, 1), (0, 1), (1, 2)] {
          let products = logits.map { draw in
            Double(draw.scalars[sample * 3 + k] - means.scalars[sample * 3 + k])
              * Double(draw.scalars[sample * 3 + l] - means.scalars[sample * 3 + l])
          }
          func at(_ k: Int, _ l: Int) -> Double { covariance[sample * 9 + k * 3 + l] }
          // Isserlis: the variance of a product of two normals.
          let deviation = (at(k, k) * at(l, l) + at(k, l) * at(k, l)).squareRoot()
          let error = products.reduce(0, +) / Double(draws) - at(k, l)
          #expect(abs(error) < 5 * deviation / Double(draws).squareRoot())
        }
      }
    }
  }

  @Test func drawsAreNamedByTheKey() throws {
    let laplace = try records[0].laplace()
    let features = records[0].tested.tensor
    let few = try laplace.predict(features, draws: 2, key: Key(seed: 3))
    let more = try laplace.predict(features, draws: 3, key: Key(seed: 3))
    #expect(few.draws.map(\.logits) == more.draws.prefix(2).map(\.logits))
    #expect(more.draws[1].logits != more.draws[2].logits)
  }

  /// With two classes and one feature, all of it is one number: p (1 - p) φ² N, by hand.
  @Test func oneFeatureTwoClasses() throws {
    let laplace = try LastLayerLaplace(
      features: Tensor(shape: [2, 1], scalars: [1, 1]),
      kernel: Tensor(shape: [1, 2], scalars: [0, 0]),
      bias: nil, priorPrecision: 1, structure: .full)
    // H = 2 · ¼ · [[1, -1], [-1, 1]]; H + I = [[1.5, -0.5], [-0.5, 1.5]], whose inverse is [[0.75, 0.25], [0.25, 0.75]].
    let covariance = try laplace.logitCovariance(Tensor(shape: [1, 1], scalars: [2]))
    #expect(covariance.scalars == [3, 1, 1, 3])
  }

  @Test func faultsAreErrors() {
    func error(
      _ features: Tensor, _ kernel: Tensor, _ bias: Tensor? = nil, prior: Double? = 1
    ) -> String? {
      do {
        _ = try LastLayerLaplace(
          features: features, kernel: kernel, bias: bias, priorPrecision: prior, structure: .full)
        return nil
      } catch { return error.description }
    }
    let (features, kernel) = (Tensor.ones([4, 2]), Tensor.ones([2, 3]))
    #expect(error(features, kernel) == nil)
    #expect(
      error(.ones([4, 3]), kernel)
        == "features of the wrong shape: LastLayerLaplace: found [4, 3], expected [N, 2]")
    #expect(
      error(features, kernel, .ones([2]))
        == "bias of the wrong shape: LastLayerLaplace: found [2], expected [3]")
    #expect(
      error(features, .ones([2]))
        == "kernel of the wrong shape: LastLayerLaplace: found [2], expected [features, classes]")
    #expect(
      error(.ones([0, 2]), kernel)
        == "number of samples: LastLayerLaplace: found 0, expected at least 1")
    #expect(
      error(features, kernel, prior: 0)
        == "prior precision: LastLayerLaplace: found 0.0, expected a number > 0")
    #expect(
      error(.ones([4, 200]), .ones([200, 3]))
        == "number of weights: LastLayerLaplace: found 600 for the full matrix, expected at most 400"
    )
  }

  @Test func weightsThatAreZeroNeedNoPriorVariance() throws {
    let laplace = try LastLayerLaplace(
      features: .ones([4, 2]), kernel: .zeros([2, 3]), bias: nil)
    #expect(abs(laplace.priorPrecision / 1e10 - 1) < 1e-9)
  }
}

/// A classifier taken apart gives what it gave whole.
@Suite struct LastLayerTests {
  private let x = Tensor(shape: [5, 8, 8, 1], scalars: Key(seed: 1).uniform(count: 320, in: 0..<1))
  private let front: [any Layer] = [
    Conv2D(filters: 2, kernelSize: (3, 3), activation: .relu), MaxPooling2D(poolSize: (2, 2)),
    Flatten(),
  ]

  @Test func classifiers() throws {
    for end: [any Layer] in [
      [Dense(units: 3, activation: .softmax)],
      [Dense(units: 3), OneHotCategoricalLayer(eventShape: 3)],
      [Dense(units: 3), Activation.softmax],
      [Dense(units: 3, useBias: false), OneHotCategoricalLayer(eventShape: 3)],
    ] {
      let model = try Sequential(front + end, inputShape: [8, 8, 1], key: Key(seed: 2))
      let last = try model.lastLayer()
      let features = try last.features.outputs(x)
      #expect(features.shape == [5, 18])
      let sums = features.dot(last.kernel)
      let logits = last.bias.map { sums + $0 } ?? sums
      let expected = try model.predict(x).logits
      // Sums in another order, of numbers of about 1.
      #expect(distance(logits.scalars, expected.scalars.map(Double.init)) < 1e-6)
    }
  }

  @Test func ofOneLayer() throws {
    let model = try Sequential(
      [Dense(units: 2, activation: .softmax)], inputShape: [3], key: Key(seed: 2))
    let x = Tensor(shape: [1, 3], scalars: [1, 2, 3])
    #expect(try model.lastLayer().features.outputs(x) == x)
  }

  @Test func otherModelsHaveNone() throws {
    for end: [any Layer] in [
      [Dense(units: 3, activation: .relu)], [], [Dense(units: 3), Activation.relu],
      [Dense(units: 3), Dropout(0.5)],
      [DenseReparameterization(units: 3), OneHotCategoricalLayer(eventShape: 3)],
    ] {
      let model = try Sequential(front + end, inputShape: [8, 8, 1], key: Key(seed: 2))
      #expect(throws: ModelError.self) { try model.lastLayer() }
    }
  }
}
