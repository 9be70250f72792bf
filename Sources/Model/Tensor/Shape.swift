/// Rules for shapes.
enum Shape {
  /// The shape of two arrays together, as in NumPy: aligned at the last axis, each axis equal or 1 in one of them. Nil if
  /// they do not go together.
  static func broadcast(_ a: [Int], _ b: [Int]) -> [Int]? {
    if a == b { return a }
    let rank = max(a.count, b.count)
    let left = padded(a, rank)
    let right = padded(b, rank)
    for axis in 0..<rank where left[axis] != right[axis] && left[axis] != 1 && right[axis] != 1 {
      return nil
    }
    return (0..<rank).map { left[$0] == 1 ? right[$0] : left[$0] }
  }

  /// The shape of some arrays together; nil if they do not go together.
  static func common(_ tensors: [Tensor]) -> [Int]? {
    tensors.reduce(Optional([])) { shape, tensor in shape.flatMap { broadcast($0, tensor.shape) } }
  }

  /// The shape with axes of one element put before it, up to the rank.
  static func padded(_ shape: [Int], _ rank: Int) -> [Int] {
    [Int](repeating: 1, count: max(0, rank - shape.count)) + shape
  }

  /// How element e of `target` is found in `shape`, if it is element e / repeats % modulo: when all axes that are repeated stand
  /// before or after those that are not.
  static func indexing(of shape: [Int], in target: [Int]) -> (repeats: Int, modulo: Int)? {
    let source = padded(shape, target.count)
    let kept = target.indices.filter { source[$0] == target[$0] && target[$0] != 1 }
    guard let first = kept.first, let last = kept.last else { return (1, 1) }
    guard (first...last).allSatisfy({ source[$0] == target[$0] }) else { return nil }
    let repeats = target[(last + 1)...].reduce(1, *)
    return (repeats, target[first...last].reduce(1, *))
  }

  /// Floats between neighbours along each axis, row-major.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = shape
    var stride = 1
    for axis in shape.indices.reversed() {
      strides[axis] = stride
      stride *= shape[axis]
    }
    return strides
  }

  /// An axis counted from the first, or, if negative, from behind the last. Nil if there is none.
  static func axis(_ axis: Int, rank: Int) -> Int? {
    let found = axis < 0 ? axis + rank : axis
    return (0..<rank).contains(found) ? found : nil
  }
}
