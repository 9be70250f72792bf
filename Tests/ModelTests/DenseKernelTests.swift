import CKernels
import Testing

@testable import Model

/// The dense and softmax kernels, the optimizer and the variational update against plain Swift.
@Suite struct DenseKernelTests {
  /// Samples, inputs, units: whole and broken vectors of eight on every side.
  static let sizes = [
    (1, 1, 1), (8, 128, 10), (7, 5, 3), (9, 8, 8), (3, 17, 16), (16, 9, 17), (5, 130, 64),
  ]

  @Test(arguments: sizes) func denseIsItsDefinition(_ size: (samples: Int, inputs: Int, units: Int))
    throws
  {
    let (samples, inputs, units) = size
    let count = inputs * units + units
    let plain = DenseOperation(inputs: inputs, units: units, useBias: true, weights: 0..<count)
    let fast = try #require(FastDense(plain))
    // Whole numbers: exact in any order of summation.
    func numbers(_ count: Int, _ name: String) -> [Float] {
      Key(seed: 4).child(name).uniform(count: count, in: -9..<9).map { $0.rounded() }
    }
    let (x, weights) = (numbers(samples * inputs, "x"), numbers(count, "weights"))
    let dy = numbers(samples * units, "dy")
    let expected = Chain.run(plain, x: x, samples: samples, weights: weights, dy: dy)
    let found = Chain.run(fast, x: x, samples: samples, weights: weights, dy: dy)
    #expect(found.output == expected.output)
    #expect(found.gradient == expected.gradient)
    #expect(found.inputGradient == expected.inputGradient)
    #expect(
      expected.output[0]
        == (0..<inputs).reduce(weights[inputs * units]) { $0 + x[$1] * weights[$1 * units] })
  }

  @Test(arguments: [1, 3, 8, 10, 19])
  func softmaxIsItsDefinition(_ units: Int) {
    let padded = Int(ck_padded(Int32(units)))
    let logits = Memory(Key(seed: 5).normals(count: 3 * padded, standardDeviation: 20))
    let found = Memory<Float>(count: 3 * units)
    ck_softmax(logits.base, 3, Int32(units), found.base)
    for row in 0..<3 {
      let z = (0..<units).map { Double(logits.base[row * padded + $0]) }
      let total = Entropy.logSumExp(z)
      for k in 0..<units {
        let expected = Elementary.exp(z[k] - total)
        // The exponential is right to 2e-7 of its value and stops at exp(-87); the difference to the greatest logit
        // that it is taken of is rounded.
        let error = (4e-7 + 6e-8 * ((z.max() ?? 0) - z[k])) * expected + 2e-38
        #expect(abs(Double(found.base[row * units + k]) - expected) < error)
      }
    }
  }

  /// Gradients from 1e-9 to 1e3, and a count that fills no vector.
  @Test func rmspropIsItsDefinition() {
    let gradients = (0..<27).map { Float($0 - 13) * Elementary.exp(Float($0 - 20)) }
    let (weights, squares) = (Memory(gradients.map { 1 - $0 }), Memory(gradients.map { abs($0) }))
    let (w, v) = (weights.elements, squares.elements)
    let g = Memory(gradients)
    ck_rmsprop(weights.base, squares.base, g.base, 27, 0.001, 0.9, 1e-7)
    for i in 0..<27 {
      let g = Double(gradients[i])
      let square = 0.9 * Double(v[i]) + 0.1 * g * g
      let weight = Double(w[i]) - 0.001 * g / (square.squareRoot() + 1e-7)
      // 0.9 and 0.001 are rounded: three roundings of the square, two of the weight.
      #expect(abs(Double(squares.base[i]) - square) <= 4e-7 * square)
      #expect(abs(Double(weights.base[i]) - weight) <= 1.2e-7 * max(1, abs(weight)))
    }
  }

  @Test func partsAreAddedInOrder() {
    // 1e8 swallows 1 but not when 1e8 has gone: the order shows in the sum.
    let parts = Memory(
      [1e8, 5] + [Float](repeating: 0, count: 14) + [1, 6] + [Float](repeating: 0, count: 14) + [
        -1e8, 7,
      ])
    let sums = Memory<Float>(count: 2)
    ck_ordered_sum(parts.base, 16, 3, 0, 2, sums.base)
    #expect(sums.elements == [0, 18])
  }
}
