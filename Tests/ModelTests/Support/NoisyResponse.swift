@testable import Model

/// What a layer that draws makes of a batch with given weights and noise, sample by sample, with the gradients of the output times a
/// cotangent, and what the layer adds to the loss.
struct NoisyResponse {
  private(set) var output: Tensor
  private(set) var xGradient: Tensor
  /// Summed over the samples.
  private(set) var gradients: [Tensor]
  private(set) var divergence: Float = 0
  private(set) var divergenceGradients: [Tensor]

  /// - Parameters:
  ///   - isTogether: whether the layer has the weights in one variable, one after the other.
  ///   - noise: what takes the place of a sample's random numbers, draw by draw: normal numbers, or signs.
  init(
    of layer: any Layer, to x: Tensor, _ weights: [Tensor], isTogether: Bool, cotangent: Tensor,
    noise: (_ row: Int) -> [Tensor]
  ) throws {
    var (outputs, slopes): ([Float], [Float]) = ([], [])
    gradients = weights.map { Tensor.zeros($0.shape) }
    divergenceGradients = gradients
    for row in 0..<x.count {
      let slope = cotangent[row..<row + 1].reshaped(Array(cotangent.shape.dropFirst()))
      let results = try Self.sample(
        layer, x[row..<row + 1].reshaped(Array(x.shape.dropFirst())), weights, isTogether, slope,
        noise(row))
      outputs += results[0].scalars
      divergence = results[1].scalar
      slopes += results[2].scalars
      gradients = zip(gradients, results[3..<3 + weights.count]).map { $0 + $1 }
      divergenceGradients = Array(results[(3 + weights.count)...])
    }
    output = Tensor(shape: cotangent.shape, scalars: outputs)
    xGradient = Tensor(shape: x.shape, scalars: slopes)
  }

  /// Output and divergence of one sample, the gradients of the output by sample and weights, and those of the divergence by the
  /// weights.
  private static func sample(
    _ layer: any Layer, _ x: Tensor, _ weights: [Tensor], _ isTogether: Bool, _ slope: Tensor,
    _ noise: [Tensor]
  ) throws -> [Tensor] {
    let inputs = ([x] + weights).enumerated().map {
      Tensor(Placeholder(source: .argument($0), extents: $1.shape))
    }
    let variables = Array(inputs.dropFirst())
    var scope = Scope(
      isTraining: true, values: isTogether ? [.concatenated(variables)] : variables)
    let response = try layer(inputs[0], &scope).checked()
    let added = scope.losses.reduce(Tensor(0)) { $0 + $1.term }
    let traced = Rewriting.apply([GivenDraws(noise: noise)], to: [response, added])
    let both = zip([(traced[0] * slope).sum(), traced[1]], [inputs, variables])
      .flatMap { Differentiation.gradients(of: $0, at: $1) }
    return try Plan(traced + both).run([x] + weights)
  }
}

/// Numbers of the test in place of the draws of a step: normal numbers as they stand, signs as numbers on either side of a half.
private struct GivenDraws: Pattern {
  let noise: [Tensor]

  func replacement(for tensor: Tensor) -> Tensor? {
    guard let random = tensor.node?.operation as? Random else { return nil }
    let index = noise.indices.first { random.key == Key.step.child($0) }
    return index.map { index in
      let numbers = noise[index].reshaped(tensor.shape)
      return random.kind == .normal ? numbers : (numbers + 1) * 0.5
    }
  }
}
