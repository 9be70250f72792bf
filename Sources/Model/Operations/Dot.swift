internal import CKernels

// The products of matrices of which a dense layer and its gradient are made. Leading axes of x and g are rows, and so are
// the samples of a batch. Each of the three is the gradient of the others.

/// x[..., k] · w[k, n] (NumPy: `dot`).
struct Dot: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    let (x, w) = (inputs[0], inputs[1])
    guard w.count == 2, let last = x.last, last == w[0] else {
      throw shapeError(inputs, "[..., k] and [k, n]")
    }
    return x.dropLast() + [w[1]]
  }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int {
    Matrices.scratch(inputs[0], inputs[1][1], samples)
  }

  func compute(_ pass: Pass) {
    guard !pass.isShared(0), pass.operands[1].stride == 0 || pass.samples == 1 else {
      return (0..<pass.samples).forEach { pass.sample($0, compute, inputs: 2) }
    }
    let (k, n) = (pass.inputShapes[1][0], pass.inputShapes[1][1])
    let rows = pass.samples * pass.operands[0].size / max(k, 1)
    ck_dot(pass.start(0), pass.start(1), nil, rows, k, n, pass.scratch, pass.output)
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(DotTransposed(), g, inputs[1]), Matrices.slope(of: inputs[1], inputs[0], g)]
  }
}

/// g[..., n] · w[k, n]ᵀ.
struct DotTransposed: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    let (g, w) = (inputs[0], inputs[1])
    guard w.count == 2, let last = g.last, last == w[1] else {
      throw shapeError(inputs, "[..., n] and [k, n]")
    }
    return g.dropLast() + [w[0]]
  }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int {
    Matrices.scratch(inputs[0], inputs[1][0], samples)
  }

  func compute(_ pass: Pass) {
    guard !pass.isShared(0), pass.operands[1].stride == 0 || pass.samples == 1 else {
      return (0..<pass.samples).forEach { pass.sample($0, compute, inputs: 2) }
    }
    let (k, n) = (pass.inputShapes[1][0], pass.inputShapes[1][1])
    let rows = pass.samples * pass.operands[0].size / max(n, 1)
    ck_dot_transposed(pass.start(0), pass.start(1), rows, n, k, pass.scratch, pass.output)
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(Dot(), g, inputs[1]), Matrices.slope(of: inputs[1], g, inputs[0])]
  }
}

/// x[..., k]ᵀ · g[..., n], summed over all rows, those of the batch included.
struct Outer: Operation {
  var sumsOverBatch: Bool { true }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard let k = inputs[0].last, let n = inputs[1].last,
      inputs[0].dropLast() == inputs[1].dropLast()
    else { throw shapeError(inputs, "[..., k] and [..., n] with equal rows") }
    return [k, n]
  }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int {
    let sizes = inputs.map { samples * $0.reduce(1, *) }
    return Matrices.scratch(inputs[0], inputs[1].last ?? 1, samples) + sizes.reduce(0, +) + 64
  }

  func compute(_ pass: Pass) {
    let (k, n) = (pass.outputShape[0], pass.outputShape[1])
    var scratch = pass.scratch
    let x = gathered(0, pass, &scratch)
    let g = gathered(1, pass, &scratch)
    let rows = pass.samples * pass.operands[0].size / max(k, 1)
    ck_outer(x, g, rows, k, n, scratch, pass.output)
  }

  /// An input with one row for each sample, also if they share it.
  private func gathered(
    _ index: Int, _ pass: Pass, _ scratch: inout UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    guard pass.isShared(index) else { return pass.start(index) }
    let (start, size) = (scratch, pass.operands[index].size)
    for sample in 0..<pass.samples {
      (start + sample * size).update(from: pass.start(index), count: size)
    }
    scratch += (pass.samples * size + 15) / 16 * 16 + 16
    return UnsafePointer(start)
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(DotTransposed(), inputs[1], g), Tensor(Dot(), inputs[0], g)]
  }
}

private enum Matrices {
  static func scratch(_ x: [Int], _ width: Int, _ samples: Int) -> Int {
    let last = x.last ?? 1
    return ck_dot_scratch(samples * x.dropLast().reduce(1, *), last, width)
  }

  /// xᵀ · g for a matrix w: summed over the batch if the samples share w.
  static func slope(of w: Tensor, _ x: Tensor, _ g: Tensor) -> Tensor {
    guard w.isPerSample else { return Tensor(Outer(), x, g) }
    let (k, n) = (x.shape.last ?? 1, g.shape.last ?? 1)
    return (x.reshaped([-1, k, 1]) * g.reshaped([-1, 1, n])).sum([0])
  }
}

extension Tensor {
  /// The product of matrices: [..., k] · [k, n] gives [..., n] (NumPy: `dot`).
  public func dot(_ matrix: Tensor) -> Tensor { Tensor(Dot(), self, matrix) }
}
