/// Repeats an array along axes that it lacks, or in which it has one element (NumPy: `broadcast_to`). Its transpose is a sum.
struct Broadcast: Operation {
  let source: [Int]
  let target: [Int]

  /// How element e of the result is found in the source, if as element e / repeats % modulo.
  var indexing: (repeats: Int, modulo: Int)? { Shape.indexing(of: source, in: target) }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs[0] == source, Shape.broadcast(source, target) == target else {
      throw shapeError(inputs, "a shape that can be broadcast to \(target)")
    }
    return target
  }

  func compute(_ pass: Pass) {
    let source = Shape.padded(pass.inputShapes[0], target.count)
    let strides = zip(Shape.strides(source), source).map { $1 == 1 ? 0 : $0 }
    for sample in 0..<pass.samples {
      copy(pass.input(0, sample: sample), target, strides, into: pass.output(sample: sample))
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [g.sum(to: inputs[0].shape)]
  }
}

/// Another order of the axes (NumPy: `transpose`). Axis i of the result is axis `axes[i]` of the input.
struct Transpose: Operation {
  let axes: [Int]

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard axes.sorted() == Array(inputs[0].indices) else {
      throw shapeError(inputs, "as many axes as \(axes)")
    }
    return axes.map { inputs[0][$0] }
  }

  func compute(_ pass: Pass) {
    let all = Shape.strides(pass.inputShapes[0])
    let strides = axes.map { all[$0] }
    for sample in 0..<pass.samples {
      copy(
        pass.input(0, sample: sample), pass.outputShape, strides, into: pass.output(sample: sample))
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [g.transposed(axes.indices.map { axis in axes.firstIndex(of: axis) ?? axis })]
  }
}

/// output[i, j, ...] = input[i strides[0] + j strides[1] + ...].
private func copy(
  _ input: UnsafeBufferPointer<Float>, _ shape: [Int], _ strides: [Int],
  into output: UnsafeMutableBufferPointer<Float>
) {
  guard output.count > 0 else { return }
  guard let last = shape.last else {
    output[0] = input[0]
    return
  }
  var index = [Int](repeating: 0, count: shape.count)
  let step = strides[shape.count - 1]
  for row in 0..<output.count / last {
    let start = zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
    for column in 0..<last { output[row * last + column] = input[start + column * step] }
    var axis = shape.count - 2
    while axis >= 0 {
      index[axis] += 1
      if index[axis] < shape[axis] { break }
      index[axis] = 0
      axis -= 1
    }
  }
}

extension Tensor {
  /// The same numbers repeated to a shape (NumPy: `broadcast_to`).
  public func broadcast(to target: [Int]) -> Tensor {
    guard shape != target else { return self }
    if let node, node.operation is Broadcast { return node.inputs[0].broadcast(to: target) }
    return Tensor(Broadcast(source: shape, target: target), self)
  }

  /// The axes in another order, by default reversed (NumPy: `transpose`).
  public func transposed(_ axes: [Int]? = nil) -> Tensor {
    Tensor(Transpose(axes: axes ?? shape.indices.reversed()), self)
  }

  /// The sum over all axes along which `broadcast(to:)` would repeat an array of shape `target`.
  func sum(to target: [Int]) -> Tensor {
    guard shape != target else { return self }
    if target.allSatisfy({ $0 == 1 }) { return sum().reshaped(target) }
    let source = Shape.padded(target, shape.count)
    let axes = shape.indices.filter { source[$0] != shape[$0] }
    return sum(axes).reshaped(target)
  }
}
