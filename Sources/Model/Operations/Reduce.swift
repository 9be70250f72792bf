internal import CKernels

/// Sums or greatest numbers along one axis, which disappears.
struct Reduce: Operation {
  enum Function { case sum, maximum }

  let function: Function
  let axis: Int

  var name: String { "\(function)" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs[0].indices.contains(axis), function == .sum || inputs[0][axis] > 0 else {
      throw shapeError(inputs, "an axis \(axis)" + (function == .sum ? "" : " that is not empty"))
    }
    var shape = inputs[0]
    shape.remove(at: axis)
    return shape
  }

  func compute(_ pass: Pass) {
    let shape = pass.inputShapes[0]
    let (outer, inner) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    let kernel = function == .sum ? ck_reduce_sum : ck_reduce_max
    for sample in 0..<pass.samples {
      kernel(
        pass.input(0, sample: sample).baseAddress, outer, shape[axis], inner,
        pass.output(sample: sample).baseAddress)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let x = inputs[0]
    var kept = x.shape
    kept[axis] = 1
    let spread = g.reshaped(kept).broadcast(to: x.shape)
    guard function == .maximum else { return [spread] }
    // Equal winners share the slope.
    let wins = equal(x, output.reshaped(kept))
    return [spread * wins / wins.sum([axis]).reshaped(kept)]
  }
}

/// The place of the greatest number along the last axis, the first of equals (NumPy: `argmax`).
struct ArgumentOfMaximum: Operation {
  var name: String { "argmax" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard let last = inputs[0].last, last > 0 else { throw shapeError(inputs, "a last axis") }
    return inputs[0].dropLast()
  }

  func compute(_ pass: Pass) {
    let last = pass.inputShapes[0].last ?? 1
    for sample in 0..<pass.samples {
      let x = pass.input(0, sample: sample)
      ck_argmax(x.baseAddress, x.count / last, last, 1, pass.output(sample: sample).baseAddress)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [nil] }
}

extension Tensor {
  /// The sum of all numbers, of shape [].
  public func sum() -> Tensor {
    shape.isEmpty ? self : Tensor(Reduce(function: .sum, axis: 0), reshaped([size]))
  }

  /// Sums along axes, which disappear; negative ones are counted from behind the last.
  public func sum(_ axes: [Int], keepsAxes: Bool = false) -> Tensor {
    reduced(.sum, axes, keepsAxes)
  }

  /// The greatest of all numbers, of shape [].
  public func max() -> Tensor {
    shape.isEmpty ? self : Tensor(Reduce(function: .maximum, axis: 0), reshaped([size]))
  }

  /// The greatest numbers along axes, which disappear; negative ones are counted from behind the last.
  public func max(_ axes: [Int], keepsAxes: Bool = false) -> Tensor {
    reduced(.maximum, axes, keepsAxes)
  }

  /// The mean of all numbers, of shape [].
  public func mean() -> Tensor { sum() / Double(size) }

  /// Means along axes, which disappear; negative ones are counted from behind the last.
  public func mean(_ axes: [Int], keepsAxes: Bool = false) -> Tensor {
    let sums = sum(axes, keepsAxes: keepsAxes)
    return sums * (Double(sums.size) / Double(size))
  }

  /// The place of the greatest number along the last axis, the first of equals (NumPy: `argmax`).
  public func argumentOfMaximum() -> Tensor { Tensor(ArgumentOfMaximum(), self) }

  private func reduced(
    _ function: Reduce.Function, _ axes: [Int], _ keepsAxes: Bool
  ) -> Tensor {
    if case .invalid = content { return self }
    var (result, kept) = (self, shape)
    for axis in axes.map({ Shape.axis($0, rank: shape.count) ?? shape.count }).sorted(by: >) {
      result = Tensor(Reduce(function: function, axis: axis), result)
      if kept.indices.contains(axis) { kept[axis] = 1 }
    }
    return keepsAxes ? result.reshaped(kept) : result
  }
}
