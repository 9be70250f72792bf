import Foundation
public import Model

/// A Bayesian network that predicts a normal distribution for each x: its mean, and how large the noise is there.
///
/// Two kinds of uncertainty are kept apart. The predicted standard deviation is that of the data, which more data would not make
/// smaller (aleatoric). The weights are drawn from a posterior, and what is predicted differs with them (epistemic).
public enum Regression {
  /// The network, compiled with the negative log-likelihood, to be trained on `count` points in `steps` steps.
  public static func model(count: Int, steps: Int, key: Key) throws -> Sequential {
    let parameters = IndependentNormal.parametersSize(1)
    var model = try Sequential(
      [
        variational(units: 32, activation: .tanh, count: count),
        variational(units: parameters, activation: .linear, count: count),
        IndependentNormal(1, convertToTensor: .mean),
      ], inputShape: [1], key: key, name: "regression")
    try model.compile(
      loss: .negativeLogLikelihood,
      optimizer: Adam(learningRate: .cosineDecay(0.01, steps: steps, alpha: 0.01)), metrics: [])
    return model
  }

  /// The loss is a mean over points, so the divergence, which counts once for all of them, is divided by their number.
  private static func variational(
    units: Int, activation: Activation, count: Int
  ) -> DenseVariational {
    DenseVariational(
      units: units, makePosteriorFn: posterior, makePriorFn: .normal(loc: 0, scale: 1),
      klWeight: 1 / Double(count), klUseExact: true, activation: activation)
  }

  /// Independent normals with trained means and standard deviations. The deviations start from about 0.02: from larger ones the
  /// first steps see little but noise.
  @Sendable private static func posterior(kernelSize: Int, biasSize: Int) -> [any Layer] {
    let size = kernelSize + biasSize
    let start = Foundation.log(Foundation.expm1(0.02))
    return [
      VariableLayer(2 * size, initializer: .normal(standardDeviation: 0.5)),
      DistributionLambda { parameters in
        let scale = softplus(parameters.slice(size..<2 * size) * 0.1 + start)
        return Independent(
          Normal(loc: parameters.slice(0..<size), scale: scale), reinterpretedBatchNdims: 1)
      },
    ]
  }

  /// Trains on some points, with others to watch; returns the model with the weights that did best on these. They are kept in
  /// a file, and read back from it.
  ///
  /// - Parameter path: of the file, ends in .npz or .safetensors.
  public static func trained(
    on training: Noisy, validation: Noisy, epochs: Int, key: Key, path: String,
    device: Device = Device()
  ) throws -> (model: Sequential, history: History) {
    let (count, batchSize) = (training.x.count, 64)
    let steps = epochs * ((count + batchSize - 1) / batchSize)
    var model = try model(count: count, steps: steps, key: key)
    let history = try model.fit(
      training.x, training.y, epochs: epochs, batchSize: batchSize,
      validationData: (x: validation.x, y: validation.y),
      callbacks: [EarlyStopping(patience: 40), Checkpoint(path, savesBestOnly: true)], on: device)
    try model.loadWeights(from: path)
    return (model, history)
  }
}
