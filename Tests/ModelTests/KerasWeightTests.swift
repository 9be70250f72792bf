import Foundation
import TestSupport
import Testing

@testable import Model

/// Weights of tf.keras and TensorFlow Probability, loaded here, give their predictions (References/keras_weights_golden.py).
@Suite struct KerasWeightTests {
  struct Case: Decodable, Sendable {
    struct Layer: Decodable, Sendable {
      let name: String
      let config: GoldenConfig
    }
    let weights: String
    let layers: [Layer]
    let names: [String]
    let x: GoldenArray
    let output: GoldenArray
  }

  private func golden(_ name: String) throws -> Case {
    let cases: [Case] = try goldenRecords("keras/case")
    return try #require(cases.first { $0.weights == name })
  }

  private func path(_ name: String) -> String { fixture("golden/keras/\(name)").path }

  private func network(_ test: Case) throws -> Sequential {
    let layers = try test.layers.map { layer in
      try #require(layer.config.layer(layer.name) ?? layer.config.stochastic(layer.name))
    }
    return try Sequential(
      layers, inputShape: Array(test.x.shape.dropFirst()), key: Key(seed: 1), name: test.weights)
  }

  @Test(arguments: ["npz", "safetensors"]) func aPlainNetworkPredictsTheSame(_ format: String)
    throws
  {
    let test = try golden("model")
    var model = try network(test)
    #expect(model.weightNames == test.names)
    try model.loadWeights(from: path("model.\(format)"))
    let found = try model.outputs(test.x.tensor)
    // Outputs of about 1 are sums of 65 products.
    #expect(greatestError(of: found, test.output, scale: 1) <= 1e-6)
  }

  /// TFP puts the posterior of `DenseVariational` into a model of its own, "posterior", whose name stands between those of the layer and
  /// of the variable; here the variable is the layer's own.
  @Test(arguments: ["npz", "safetensors"]) func aBayesianNetworkPredictsTheSame(_ format: String)
    throws
  {
    let test = try golden("bayesian")
    var model = try network(test)
    #expect(model.weightNames == test.names.map { $0.replacing("/posterior/", with: "/") })
    for (name, tensor) in try WeightFile.read(path("bayesian.\(format)")) {
      try model.setWeight(name.replacing("/posterior/", with: "/"), tensor)
    }
    let found = try means(model, test.x.tensor)
    #expect(greatestError(of: found, test.output, scale: 1) <= 2e-6)
  }

  /// Predictions where each weight is its posterior's mean.
  private func means(_ model: Sequential, _ x: Tensor) throws -> Tensor {
    let rows = try (0..<x.count).map { row in
      let traced = try model.network.trace(isTraining: false)
      let output = Rewriting.apply([WithoutNoise()], to: [traced.output.tensor])
      let plan = try Plan(output)
      let order = Memory([Int32(row)])
      return Samples.with([x]) { samples in
        let executor = Executor(
          plan, parameters: Memory(model.parameters), capacity: 1, samples: samples,
          device: Device())
        executor.run(count: 1, rows: order.base, key: Key(seed: 0))
        return Array(UnsafeBufferPointer(start: executor.outputs[0], count: 10))
      }
    }
    return Tensor(shape: [x.count, 10], scalars: rows.flatMap { $0 })
  }
}

/// Zeros in place of random numbers.
private struct WithoutNoise: Pattern {
  func replacement(for tensor: Tensor) -> Tensor? {
    tensor.node?.operation is Random ? Tensor.zeros(tensor.shape) : nil
  }
}

extension GoldenConfig {
  /// The notebook's Bayesian layers.
  fileprivate func stochastic(_ name: String) -> (any Layer)? {
    switch name {
    case "Convolution2DReparameterization":
      Convolution2DReparameterization(
        filters: self["filters"].int ?? 0, kernelSize: self["kernel_size"].pair ?? (0, 0),
        activation: self["activation"].activation, biasPriorFn: .defaultMultivariateNormal,
        biasPosteriorFn: .defaultMeanFieldNormal())
    case "DenseVariational": Networks.variational(units: self["units"].int ?? 0, weight: 1)
    default: nil
    }
  }
}
