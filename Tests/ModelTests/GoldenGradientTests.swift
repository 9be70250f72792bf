import Testing

@testable import Model

/// Gradients of composite expressions against `jax.grad` (References/operation_golden.py).
@Suite struct GoldenGradientTests {
  struct Record: Decodable, Sendable {
    let name: String
    let inputs: [GoldenArray]
    let value: GoldenArray
    let gradients: [GoldenArray]
  }

  private static let functions: [String: @Sendable ([Tensor]) throws -> Tensor] = [
    "broadcasting": { ($0[0] * $0[1] / $0[2] - exp($0[1]) * $0[0]).sum() },
    "quotients": { (log1p($0[0] / $0[1]) * sqrt($0[1]) / ($0[0] * $0[0] + $0[1])).sum() },
    "choices": { x in
      let (left, right) = (maximum(x[0], 0.25) * x[1], minimum(x[1], -0.125) * abs(x[0]))
      return select(greater(x[0], x[1]), left, right).sum()
    },
    "reductions": { x in
      let means = x[0].mean([0, 2])
      return (x[0].max([0]) * x[0].sum([0])).sum() + (square(means) * means).sum() + x[0].max()
    },
    "shapes": { x in
      let upper = x[0].transposed().slice(1..<4, axis: 0).slice(0..<2)
      let all = Tensor.concatenated([upper, x[1].reshaped([2, 2])], axis: 0)
      let weights = Tensor(shape: [5, 2], scalars: (0..<10).map { Float($0) })
      return (square(all) * all * weights).sum()
    },
    "attention": { x in
      let weights = softmax(x[0].dot(x[1].transposed()) / 2.0)
      return square(tanh(weights.dot(x[2]))).sum()
    },
    "normalisation": { x in
      let centred = x[0] - x[0].mean([-1], keepsAxes: true)
      let variance = square(centred).mean([-1], keepsAxes: true)
      return sine(centred / sqrt(variance + 0.125) * x[1]).sum()
    },
    "mixture": { x in
      let terms = square((x[0].reshaped([-1, 1]) - x[1]) / x[2]) * -0.5 - log(x[2])
      return logSumExp(logSoftmax(x[3]) + terms).sum()
    },
    "network": { x in
      var scope = Scope(values: [x[1], x[2]])
      let convolution = Conv2D(
        filters: 4, kernelSize: (3, 3), activation: .softplus, padding: .same, strides: (2, 1))
      let hidden = try convolution(x[0], &scope)
      var none = Scope(values: [])
      let pooled = try MaxPooling2D()(hidden, &none)
      return logSumExp(pooled.reshaped([-1]).dot(x[3]))
    },
    "gelu": { Activation.gelu($0[0]).sum() },
    "gamma": { (lgamma($0[0]) * $0[1] + digamma($0[0] + $0[1]) - expm1(-$0[1])).sum() },
    "penalty": { x in
      let value = tanh(x[0].dot(x[1])).sum()
      return square(Differentiation.gradients(of: value, at: [x[0]])[0]).sum()
    },
  ]

  @Test func areThoseOfJAX() throws {
    let records: [Record] = try goldenRecords("operations")
    #expect(Set(records.map(\.name)) == Set(Self.functions.keys))
    for record in records {
      let function = try #require(Self.functions[record.name])
      let found = try valueAndGradient(of: function, at: record.inputs.map(\.tensor))
      // What is below a tenth is a sum of terms of about 1 that cancel.
      #expect(greatestError(of: found.value, record.value, scale: 0.1) <= 1e-5, "\(record.name)")
      for (index, expected) in record.gradients.enumerated() {
        let error = greatestError(of: found.gradient[index], expected, scale: 0.1)
        #expect(error <= 1e-5, "\(record.name), input \(index)")
      }
    }
  }
}
