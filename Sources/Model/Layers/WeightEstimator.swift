// How the response of a layer to random weights is drawn. All estimators have the same mean; they differ in what the samples of a
// batch share, and so in the variance of the gradient.

/// The response of a layer whose weights are drawn from a posterior.
public protocol WeightEstimator: Sendable {
  /// What the names of layers end in: "Flipout".
  static var name: String { get }

  /// The response to a sample.
  ///
  /// - Parameters:
  ///   - x: the sample; its last axis has the channels.
  ///   - posterior: of the kernel.
  ///   - scope: gives random numbers.
  ///   - respond: the response to the sample and a kernel, linear in both.
  static func response(
    to x: Tensor, posterior: any Distribution, _ scope: inout Scope,
    _ respond: (_ x: Tensor, _ kernel: Tensor) -> Tensor
  ) throws(ModelError) -> Tensor
}

/// The kernel is drawn once a batch (Kingma and Welling, arXiv:1312.6114).
public enum Reparameterization: WeightEstimator {
  public static var name: String { "Reparameterization" }

  public static func response(
    to x: Tensor, posterior: any Distribution, _ scope: inout Scope,
    _ respond: (Tensor, Tensor) -> Tensor
  ) -> Tensor {
    respond(x, posterior.sample(scope.key()))
  }
}

/// The response of each sample is drawn from the distribution that it has under independent normal weights: mean x · µ, variance
/// x² · σ² (Kingma, Salimans and Welling, *Variational dropout and the local reparameterization trick*, arXiv:1506.02557).
public enum LocalReparameterization: WeightEstimator {
  public static var name: String { "LocalReparameterization" }

  public static func response(
    to x: Tensor, posterior: any Distribution, _ scope: inout Scope,
    _ respond: (Tensor, Tensor) -> Tensor
  ) throws(ModelError) -> Tensor {
    let normal = try scope.requireNormals(posterior)
    let variance = respond(square(x), square(normal.scale))
    // The root has no slope at 0, where the sample is 0 throughout.
    let isPositive = greater(variance, 0)
    let scale = select(isPositive, sqrt(select(isPositive, variance, 1)), 0)
    let loc = respond(x, normal.loc)
    return loc + scale * Tensor.normalPerSample(loc.shape, key: scope.key())
  }
}

/// The deviation of the kernel from its mean is drawn once a batch, and turned over by random signs of each sample's channels and responses
/// (Wen et al., *Flipout: efficient pseudo-independent weight perturbations on mini-batches*, arXiv:1803.04386).
public enum Flipout: WeightEstimator {
  public static var name: String { "Flipout" }

  public static func response(
    to x: Tensor, posterior: any Distribution, _ scope: inout Scope,
    _ respond: (Tensor, Tensor) -> Tensor
  ) throws(ModelError) -> Tensor {
    let normal = try scope.requireNormals(posterior)
    let deviation = Normal(loc: 0, scale: normal.scale).sample(scope.key())
    let mean = respond(x, normal.loc)
    let inputSigns = Tensor.rademacherPerSample(x.shape.suffix(1), key: scope.key())
    let outputSigns = Tensor.rademacherPerSample(mean.shape.suffix(1), key: scope.key())
    return mean + respond(x * inputSigns, deviation) * outputSigns
  }
}

extension Scope {
  /// The normal distributions of which a posterior is made, each with parameters of its own.
  fileprivate func requireNormals(_ posterior: any Distribution) throws(ModelError) -> Normal {
    guard let normal = (posterior as? Independent)?.base as? Normal else {
      throw ModelError(
        .configuration, "posterior that does not fit", at: layer,
        "found \(type(of: posterior)), expected Independent normals")
    }
    return Normal(loc: normal.mean, scale: normal.scale.broadcast(to: normal.batchShape))
  }
}

extension Tensor {
  /// Signs, -1 or 1 with equal probability, of their own for each sample.
  static func rademacherPerSample(_ shape: [Int], key: Key) -> Tensor {
    select(greater(0.5, uniformPerSample(shape, key: key)), -1, 1)
  }
}
