// Functions of tensors, place by place. Shapes are made equal first, as NumPy's broadcasting does: they are aligned at the
// last axis, and an axis that is missing, or has one element, is repeated.

private func apply(_ function: Elementwise.Function, _ x: Tensor...) -> Tensor {
  var shape = x[0].shape
  for other in x.dropFirst() {
    guard let common = Shape.broadcast(shape, other.shape) else {
      for operand in x { if case .invalid = operand.content { return operand } }
      let error = Elementwise(function: function).shapeError(
        x.map(\.shape), "shapes that are equal or can be broadcast")
      return Tensor(invalid: error)
    }
    shape = common
  }
  guard x.contains(where: { $0.node != nil }) else {
    return .result(of: Elementwise(function: function), x.map { $0.broadcast(to: shape) })
  }
  return applyTraced(function, x, shape)
}

/// What comes out the same at every place is computed once, and what comes out the same for every sample once a batch. Numbers
/// are repeated by whoever reads them.
private func applyTraced(
  _ function: Elementwise.Function, _ x: [Tensor], _ shape: [Int]
) -> Tensor {
  let numbers = x.compactMap(\.repeatedNumber)
  if numbers.count == x.count, shape.reduce(1, *) > 1 {
    return applyTraced(function, numbers, []).broadcast(to: shape)
  }
  let shared = x.compactMap(\.shared)
  if shared.count == x.count, let sample = x.first(where: \.isPerSample) {
    return applyTraced(function, shared, shape).perSample(like: sample)
  }
  return .result(
    of: Elementwise(function: function), x.map { $0.traced.broadcast(to: shape) })
}

extension Tensor {
  public static func + (x: Tensor, y: Tensor) -> Tensor {
    if y.isNumber(0) { return x.broadcastShape(y) }
    if x.isNumber(0) { return y.broadcastShape(x) }
    if let y = y.negated { return x - y }
    return x.negated.map { y - $0 } ?? apply(.add, x, y)
  }
  public static func - (x: Tensor, y: Tensor) -> Tensor {
    if y.isNumber(0) { return x.broadcastShape(y) }
    return y.negated.map { x + $0 } ?? apply(.subtract, x, y)
  }
  public static func * (x: Tensor, y: Tensor) -> Tensor {
    if y.isNumber(1) { return x.broadcastShape(y) }
    return x.isNumber(1) ? y.broadcastShape(x) : apply(.multiply, x, y)
  }
  public static func / (x: Tensor, y: Tensor) -> Tensor {
    y.isNumber(1) ? x.broadcastShape(y) : apply(.divide, x, y)
  }
  public static prefix func - (x: Tensor) -> Tensor { x.negated ?? apply(.negate, x) }

  // A literal beside a `Double` is a `Double`, not a tensor: so these are chosen only where nothing else fits.
  @_disfavoredOverload
  public static func + (x: Tensor, y: Double) -> Tensor { x + Tensor(y) }
  @_disfavoredOverload
  public static func - (x: Tensor, y: Double) -> Tensor { x - Tensor(y) }
  @_disfavoredOverload
  public static func * (x: Tensor, y: Double) -> Tensor { x * Tensor(y) }
  @_disfavoredOverload
  public static func / (x: Tensor, y: Double) -> Tensor { x / Tensor(y) }
  @_disfavoredOverload
  public static func + (x: Double, y: Tensor) -> Tensor { Tensor(x) + y }
  @_disfavoredOverload
  public static func - (x: Double, y: Tensor) -> Tensor { Tensor(x) - y }
  @_disfavoredOverload
  public static func * (x: Double, y: Tensor) -> Tensor { Tensor(x) * y }
  @_disfavoredOverload
  public static func / (x: Double, y: Tensor) -> Tensor { Tensor(x) / y }

  public static func += (x: inout Tensor, y: Tensor) { x = x + y }
  public static func -= (x: inout Tensor, y: Tensor) { x = x - y }
  public static func *= (x: inout Tensor, y: Tensor) { x = x * y }
  public static func /= (x: inout Tensor, y: Tensor) { x = x / y }

  /// Whether it is a single number, known to be this one, or that number repeated.
  func isNumber(_ value: Float) -> Bool {
    if let node, node.operation is Broadcast || node.operation is StopGradient {
      return node.inputs[0].isNumber(value)
    }
    guard case .numbers(let scalars) = content else { return false }
    return !scalars.isEmpty && scalars.allSatisfy { $0 == value }
  }

  /// What a value of a trace is the negative of, if it is known as that.
  private var negated: Tensor? { node?.function == .negate ? node?.inputs[0] : nil }

  /// The number, of shape [], that is repeated at every place, if one is.
  var repeatedNumber: Tensor? {
    if size == 1 { return reshaped([]).traced }
    if let node { return node.operation is Broadcast ? node.inputs[0].repeatedNumber : nil }
    guard case .numbers(let scalars) = content, let first = scalars.first,
      scalars.allSatisfy({ $0.bitPattern == first.bitPattern })
    else { return nil }
    return Tensor(shape: [], scalars: [first]).traced
  }

  /// What a value of each sample is for all of them, if they share it.
  fileprivate var shared: Tensor? {
    guard let node, isPerSample else { return self }
    if node.operation is PerSample { return node.inputs[0] }
    return node.operation is Broadcast ? node.inputs[0].shared?.broadcast(to: shape) : nil
  }

  /// The tensor under the shape that it has together with another one.
  private func broadcastShape(_ other: Tensor) -> Tensor {
    if case .invalid = content { return self }
    return broadcast(to: Shape.broadcast(shape, other.shape) ?? shape)
  }
}

/// The greater number of each pair; NaN if one is. Where they are equal, the slope is the second's.
public func maximum(_ x: Tensor, _ y: Tensor) -> Tensor { apply(.maximum, x, y) }
/// The lesser number of each pair; NaN if one is. Where they are equal, the slope is the second's.
public func minimum(_ x: Tensor, _ y: Tensor) -> Tensor { apply(.minimum, x, y) }
/// 1 where x > y, else 0.
public func greater(_ x: Tensor, _ y: Tensor) -> Tensor { apply(.greater, x, y) }
/// 1 where x = y, else 0.
public func equal(_ x: Tensor, _ y: Tensor) -> Tensor { apply(.equal, x, y) }
/// `x` where the condition is not 0, else `y`. The other side's value has no effect, but its slope has to be finite.
public func select(_ condition: Tensor, _ x: Tensor, _ y: Tensor) -> Tensor {
  apply(.select, condition, x, y)
}
/// The absolute value; its slope at 0 is 0.
public func abs(_ x: Tensor) -> Tensor { apply(.absolute, x) }
/// -1, 0 or 1.
public func sign(_ x: Tensor) -> Tensor { apply(.sign, x) }
/// x².
public func square(_ x: Tensor) -> Tensor { apply(.square, x) }
/// The square root: NaN below 0. Its slope at 0 is infinite.
public func sqrt(_ x: Tensor) -> Tensor { apply(.squareRoot, x) }
/// The greatest whole number that is not greater; its slope is 0.
public func floor(_ x: Tensor) -> Tensor { apply(.floor, x) }
/// eˣ, within 2 units in the last place.
public func exp(_ x: Tensor) -> Tensor { apply(.exp, x) }
/// eˣ - 1, also for small x.
public func expm1(_ x: Tensor) -> Tensor { apply(.expm1, x) }
/// The natural logarithm, within 2 units in the last place.
public func log(_ x: Tensor) -> Tensor { apply(.log, x) }
/// ln(1 + x), also for small x.
public func log1p(_ x: Tensor) -> Tensor { apply(.log1p, x) }
/// ln(1 + eˣ), without overflow.
public func softplus(_ x: Tensor) -> Tensor { apply(.softplus, x) }
/// 1 / (1 + e⁻ˣ).
public func sigmoid(_ x: Tensor) -> Tensor { apply(.sigmoid, x) }
/// The hyperbolic tangent.
public func tanh(_ x: Tensor) -> Tensor { apply(.tanh, x) }
/// x where it is greater than 0, else 0.
public func relu(_ x: Tensor) -> Tensor { maximum(x, 0) }
/// The error function.
public func erf(_ x: Tensor) -> Tensor { apply(.erf, x) }
/// 1 - erf(x), also for large x.
public func erfc(_ x: Tensor) -> Tensor { apply(.erfc, x) }
/// The sine of an angle in radians.
public func sine(_ x: Tensor) -> Tensor { apply(.sine, x) }
/// The cosine of an angle in radians.
public func cosine(_ x: Tensor) -> Tensor { apply(.cosine, x) }
/// ln |Γ(x)|.
public func lgamma(_ x: Tensor) -> Tensor { apply(.lgamma, x) }
/// The derivative of ln Γ(x).
public func digamma(_ x: Tensor) -> Tensor { apply(.digamma, x) }
/// The second derivative of ln Γ(x). It has no gradient.
public func trigamma(_ x: Tensor) -> Tensor { apply(.trigamma, x) }
/// x to the power of y, for x > 0.
public func pow(_ x: Tensor, _ y: Tensor) -> Tensor { exp(y * log(x)) }
