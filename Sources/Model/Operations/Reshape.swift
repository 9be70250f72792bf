/// The same numbers under another shape. In a plan it costs nothing.
struct Reshaping: Operation {
  let target: [Int]

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs[0].reduce(1, *) == target.reduce(1, *) else {
      throw shapeError(inputs, "as many elements as \(target)")
    }
    return target
  }

  func compute(_ pass: Pass) {
    for sample in 0..<pass.samples {
      _ = pass.output(sample: sample).update(from: pass.input(0, sample: sample))
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [g.reshaped(inputs[0].shape)]
  }
}

/// The elements from `start` on along one axis, `count` of them.
struct Slice: Operation {
  let axis: Int
  let start: Int
  let count: Int

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    var shape = inputs[0]
    guard shape.indices.contains(axis), start >= 0, count >= 0, start + count <= shape[axis] else {
      throw shapeError(inputs, "elements \(start)..<\(start + count) along axis \(axis)")
    }
    shape[axis] = count
    return shape
  }

  func compute(_ pass: Pass) {
    let (input, inner) = (pass.inputShapes[0], pass.inputShapes[0][(axis + 1)...].reduce(1, *))
    let (block, whole) = (count * inner, input[axis] * inner)
    guard block > 0 else { return }
    for sample in 0..<pass.samples {
      let (x, y) = (pass.input(0, sample: sample), pass.output(sample: sample))
      for outer in 0..<y.count / block {
        let part = x[(outer * whole + start * inner)...].prefix(block)
        _ = y[(outer * block)...].update(fromContentsOf: part)
      }
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let after = inputs[0].shape[axis] - start - count
    return [Tensor(Pad(axis: axis, before: start, after: after), g)]
  }
}

/// Zeros before and after along one axis.
struct Pad: Operation {
  let axis: Int
  let before: Int
  let after: Int

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    var shape = inputs[0]
    guard shape.indices.contains(axis), before >= 0, after >= 0 else {
      throw shapeError(inputs, "an axis \(axis)")
    }
    shape[axis] += before + after
    return shape
  }

  func compute(_ pass: Pass) {
    let (input, inner) = (pass.inputShapes[0], pass.inputShapes[0][(axis + 1)...].reduce(1, *))
    let (block, whole) = (input[axis] * inner, pass.outputShape[axis] * inner)
    for sample in 0..<pass.samples {
      let (x, y) = (pass.input(0, sample: sample), pass.output(sample: sample))
      y.update(repeating: 0)
      guard block > 0 else { continue }
      for outer in 0..<x.count / block {
        let part = x[(outer * block)...].prefix(block)
        _ = y[(outer * whole + before * inner)...].update(fromContentsOf: part)
      }
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(Slice(axis: axis, start: before, count: inputs[0].shape[axis]), g)]
  }
}

extension Tensor {
  /// The same numbers under another shape. One extent may be -1, for what is left over.
  public func reshaped(_ newShape: [Int]) -> Tensor {
    let known = newShape.filter { $0 != -1 }.reduce(1, *)
    let target = newShape.map { $0 == -1 && known > 0 ? size / known : $0 }
    if target == shape { return self }
    if target.reduce(1, *) == size {
      if case .numbers(let scalars) = content { return Tensor(shape: target, scalars: scalars) }
      if case .codes = content { return Tensor(shape: target, content: content) }
    }
    return Tensor(Reshaping(target: target), self)
  }

  /// Elements along an axis; negative axes are counted from behind the last.
  public func slice(_ range: Range<Int>, axis: Int = -1) -> Tensor {
    let axis = Shape.axis(axis, rank: shape.count) ?? shape.count
    if axis < shape.count, range == 0..<shape[axis] { return self }
    return Tensor(Slice(axis: axis, start: range.lowerBound, count: range.count), self)
  }

  /// Arrays one after the other along an axis (NumPy: `concatenate`).
  public static func concatenated(_ parts: [Tensor], axis: Int = -1) -> Tensor {
    guard let first = parts.first else { return Tensor([]) }
    let axis = Shape.axis(axis, rank: first.shape.count) ?? first.shape.count
    for part in parts {
      if case .invalid = part.content { return part }
    }
    if let error = concatenationError(parts.map(\.shape), axis) { return Tensor(invalid: error) }
    let extents = parts.map { axis < $0.shape.count ? $0.shape[axis] : 0 }
    let total = extents.reduce(0, +)
    var (sum, before) = (nil as Tensor?, 0)
    for (part, extent) in zip(parts, extents) {
      let padded = Tensor(Pad(axis: axis, before: before, after: total - before - extent), part)
      sum = sum.map { $0 + padded } ?? padded
      before += extent
    }
    return sum ?? first
  }

  /// Arrays one after the other have equal extents but for the axis; sums would broadcast them otherwise.
  private static func concatenationError(_ shapes: [[Int]], _ axis: Int) -> ModelError? {
    let others = Set(shapes.map { Array($0.prefix(axis)) + [-1] + Array($0.dropFirst(axis + 1)) })
    guard others.count > 1 else { return nil }
    let found = shapes.map { "\($0)" }.joined(separator: " and ")
    return ModelError(
      .configuration, "shapes that do not fit", at: "concatenate",
      "found \(found), expected equal ones but for axis \(axis)")
  }
}
