import Testing

@testable import Model

/// Layers whose weights are drawn against TensorFlow Probability, for given noise (References/variational_layer_golden.py).
@Suite struct GoldenVariationalLayerTests {
  struct Record: Decodable, Sendable {
    let name: String
    let config: GoldenConfig
    let x: GoldenArray
    let parameters: [String: GoldenArray]
    let noise: [String: GoldenArray]
    let output: GoldenArray
    let cotangent: GoldenArray
    let x_gradient: GoldenArray
    let gradients: [String: GoldenArray]
    let divergences: [String: GoldenArray]
    let divergence_gradients: [String: GoldenArray]

    /// Names of the parameters in the order in which the layer asks for them. DenseVariational has its two in one variable.
    var names: [String] {
      ["kernel_loc", "kernel_rho", "bias_loc", "bias_rho", "loc", "rho"].filter {
        parameters[$0] != nil
      }
    }

    /// Where the names of TFP's noise stand among the draws of a step.
    var draws: [String] {
      switch name {
      case "DenseVariational": ["dense"]
      case "DenseFlipout", "Convolution2DFlipout": ["kernel", "sign_input", "sign_output", "bias"]
      case "DenseLocalReparameterization": ["affine", "bias"]
      default: ["kernel", "bias"]
      }
    }

    /// The noise of sample `row`, draw by draw; that of the kernel is the same for all.
    func noise(row: Int) -> [Tensor] {
      draws.map { draw in
        let tensor = noise[draw]?.tensor ?? 0
        guard draw.hasPrefix("sign") || draw == "affine" else { return tensor }
        return Tensor(Array(tensor.row(row)))
      }
    }
  }

  static func records() throws -> [Record] { try goldenRecords("variational_layers") }

  @Test(arguments: try records().indices) func areThoseOfTFP(_ index: Int) throws {
    let record = try Self.records()[index]
    let layer = try #require(record.layer, "\(record.name)")
    let weights = try record.names.map { try #require(record.parameters[$0]).tensor }
    let isTogether = record.name == "DenseVariational"
    let found = try NoisyResponse(
      of: layer, to: record.x.tensor, weights, isTogether: isTogether,
      cotangent: record.cotangent.tensor, noise: record.noise(row:))
    // What is below a tenth is a sum of terms of about 1 that cancel.
    func compare(_ tensor: Tensor, _ expected: GoldenArray, _ what: String, scale: Double = 0.1) {
      let error = greatestError(of: tensor, expected, scale: scale)
      #expect(error <= 1e-5, "\(record.name), \(what)")
    }
    compare(found.output, record.output, "output")
    compare(found.xGradient, record.x_gradient, "x")
    for (place, name) in record.names.enumerated() {
      compare(found.gradients[place], try #require(record.gradients[name]), name)
      let slope = try #require(record.divergence_gradients[name])
      // Of ln q at a draw the slopes by way of the draw and of the scale, some units each, cancel.
      let scale = isTogether ? 1 : 0.1
      compare(found.divergenceGradients[place], slope, "divergence by \(name)", scale: scale)
    }
    let nats = record.divergences.values.reduce(0) { $0 + $1.values[0] }
    #expect(abs(Double(found.divergence) - nats) <= 1e-5 * abs(nats), "\(record.name)")
  }

  @Test func thereAreRecords() throws { #expect(try Self.records().count == 23) }
}

extension GoldenVariationalLayerTests.Record {
  private var bias: (prior: PriorFunction?, posterior: PosteriorFunction) {
    if parameters["bias_rho"] != nil {
      return (.defaultMultivariateNormal, .defaultMeanFieldNormal())
    }
    if parameters["bias_loc"] != nil { return (nil, .defaultMeanFieldNormal(isSingular: true)) }
    let none = PosteriorFunction { _, shape, _ in
      Independent(Deterministic(loc: .zeros(shape)), reinterpretedBatchNdims: 1)
    }
    return (nil, none)
  }

  var layer: (any Layer)? {
    switch name {
    case "DenseReparameterization": dense(Reparameterization.self)
    case "DenseLocalReparameterization": dense(LocalReparameterization.self)
    case "DenseFlipout": dense(Flipout.self)
    case "Convolution2DReparameterization": convolution(Reparameterization.self)
    case "Convolution2DFlipout": convolution(Flipout.self)
    case "DenseVariational":
      Networks.variational(
        units: config["units"].int ?? 0, weight: config["kl_weight"].number ?? .nan,
        exact: config["kl_use_exact"].flag ?? false)
    default: nil
    }
  }

  private func dense<Estimator: WeightEstimator>(_: Estimator.Type) -> any Layer {
    DenseStochastic<Estimator>(
      units: config["units"].int ?? 0, biasPosteriorFn: bias.posterior, biasPriorFn: bias.prior)
  }

  private func convolution<Estimator: WeightEstimator>(_: Estimator.Type) -> any Layer {
    Convolution2DStochastic<Estimator>(
      filters: config["filters"].int ?? 0, kernelSize: config["kernel_size"].pair ?? (0, 0),
      padding: config["padding"].padding, biasPriorFn: bias.prior,
      biasPosteriorFn: bias.posterior, strides: config["strides"].pair ?? (1, 1))
  }
}
