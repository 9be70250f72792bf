public import Model

/// An operation: 0 below -3, 1 above 3, and a straight line between them (Keras: `hard_sigmoid`).
struct HardSigmoid: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs.count == 1 else { throw shapeError(inputs, "one input") }
    return inputs[0]
  }

  func compute(_ pass: Pass) {
    for sample in 0..<pass.samples {
      let (x, y) = (pass.input(0, sample: sample), pass.output(sample: sample))
      for index in x.indices { y[index] = min(max(x[index] / 6 + 0.5, 0), 1) }
    }
  }

  /// 1/6 on the line, where 0 < y < 1, and 0 elsewhere.
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ outputGradient: Tensor) -> [Tensor?] {
    [outputGradient * (greater(output, 0) * greater(1, output) * (1.0 / 6))]
  }
}

/// x / 6 + 1/2, kept within [0, 1], place by place.
public func hardSigmoid(_ x: Tensor) -> Tensor { Tensor(HardSigmoid(), x) }
