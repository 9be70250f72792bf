import Model
import Testing

/// Every layer without noise against Keras, values and gradients (References/keras_layer_golden.py).
@Suite struct GoldenLayerTests {
  struct Record: Decodable, Sendable {
    let name: String
    let config: GoldenConfig
    let x: GoldenArray
    let weights: [String: GoldenArray]
    let output: GoldenArray
    let cotangent: GoldenArray
    let x_gradient: GoldenArray
    let gradients: [String: GoldenArray]

    /// Names of the weights in the order in which a layer asks for them, which is Keras'.
    var names: [String] {
      ["kernel", "gamma", "bias", "beta"].filter { weights[$0] != nil }
    }
  }

  @Test func valuesAndGradientsAreThoseOfKeras() throws {
    let records: [Record] = try goldenRecords("keras_layers")
    #expect(records.count == 62)
    for (index, record) in records.enumerated() {
      let label = "\(index), \(record.name)"
      let layer = try #require(record.config.layer(record.name), "\(label)")
      #expect(Set(record.names) == Set(record.weights.keys))
      let weights = record.names.compactMap { record.weights[$0]?.tensor }
      let found = try Response(
        of: layer, to: record.x.tensor, weights, cotangent: record.cotangent.tensor)
      // What is below a tenth is a sum of terms of about 1 that cancel.
      #expect(greatestError(of: found.output, record.output, scale: 0.1) <= 1e-5, "\(label)")
      #expect(greatestError(of: found.xGradient, record.x_gradient, scale: 0.1) <= 1e-5, "\(label)")
      for (name, gradient) in zip(record.names, found.gradients) {
        let expected = try #require(record.gradients[name])
        #expect(greatestError(of: gradient, expected, scale: 0.1) <= 1e-5, "\(label), \(name)")
      }
    }
  }
}

/// What a layer makes of a batch with given weights, sample by sample, and the gradients of the output times a cotangent.
struct Response {
  let output: Tensor
  let xGradient: Tensor
  /// Summed over the samples.
  let gradients: [Tensor]

  init(of layer: any Layer, to x: Tensor, _ weights: [Tensor], cotangent: Tensor) throws {
    var (outputs, slopes): ([Float], [Float]) = ([], [])
    var sums = weights.map { Tensor.zeros($0.shape) }
    for row in 0..<x.count {
      let sample = x[row..<row + 1].reshaped(Array(x.shape.dropFirst()))
      let slope = cotangent[row..<row + 1].reshaped(Array(cotangent.shape.dropFirst()))
      func output(_ arguments: [Tensor]) throws -> Tensor {
        var scope = Scope(values: Array(arguments.dropFirst()))
        return try layer(arguments[0], &scope).checked()
      }
      outputs += try output([sample] + weights).scalars
      let gradients = try gradient(of: { try (output($0) * slope).sum() }, at: [sample] + weights)
      slopes += gradients[0].scalars
      sums = zip(sums, gradients.dropFirst()).map { $0 + $1 }
    }
    self.output = Tensor(shape: cotangent.shape, scalars: outputs)
    xGradient = Tensor(shape: x.shape, scalars: slopes)
    gradients = sums
  }
}
