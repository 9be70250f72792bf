/// How weights move along a gradient: a function of tensors, traced once, on all parameters of a model as one flat vector.
public protocol Optimizer: Sendable {
  /// Names of what is remembered of each parameter from step to step. All of it is 0 at first.
  var slots: [String] { get }

  /// The weights after a step. `weights` and `gradient` have the same shape, [parameters].
  func update(_ weights: Tensor, gradient: Tensor, _ state: inout OptimizerState) -> Tensor

  /// Throws if it has settings that make no sense.
  func check() throws(ModelError)
}

extension Optimizer {
  public var slots: [String] { [] }
  public func check() throws(ModelError) {}

  /// Throws unless `condition` holds.
  public func require(_ condition: Bool, _ found: @autoclosure () -> String) throws(ModelError) {
    try ModelError.require(condition, "optimizer", at: "\(Self.self)", found())
  }
}

/// What an optimizer remembers.
public struct OptimizerState {
  /// The number of the step, from 1: a single number.
  public let step: Tensor
  /// Where each variable stands in the vector of parameters.
  public let variables: [Range<Int>]
  var slots: [String: Tensor]

  /// What is remembered under a name of `Optimizer.slots`, [parameters].
  public subscript(name: String) -> Tensor {
    get {
      slots[name]
        ?? Tensor(
          invalid: ModelError(
            .configuration, "optimizer", at: name,
            "found a slot that is not declared, expected one of \(slots.keys.sorted())"))
    }
    set { slots[name] = newValue }
  }
}

/// A number that changes from step to step, as a learning rate may: a function of the steps done, from 0.
public struct Schedule: Sendable, ExpressibleByFloatLiteral {
  private let function: @Sendable (Tensor) -> Tensor
  /// What it starts from, for a check.
  public let initialValue: Double

  /// Any function of the number of steps done, a single number.
  public init(initialValue: Double, _ function: @escaping @Sendable (_ step: Tensor) -> Tensor) {
    (self.initialValue, self.function) = (initialValue, function)
  }

  public init(floatLiteral value: Double) { self = .constant(value) }

  /// The same value in every step.
  public static func constant(_ value: Double) -> Schedule {
    Schedule(initialValue: value) { _ in Tensor(value) }
  }

  /// The value after the steps done.
  public func callAsFunction(_ step: Tensor) -> Tensor { function(step) }

  /// value · rate^(step / steps); by whole multiples of `steps` if it is a staircase (Keras: `ExponentialDecay`).
  public static func exponentialDecay(
    _ value: Double, steps: Int, rate: Double, staircase: Bool = false
  ) -> Schedule {
    Schedule(initialValue: value) { step in
      exp(share(of: steps, step, staircase) * Elementary.log(rate)) * value
    }
  }

  /// value / (1 + rate · step / steps) (Keras: `InverseTimeDecay`).
  public static func inverseTimeDecay(
    _ value: Double, steps: Int, rate: Double, staircase: Bool = false
  ) -> Schedule {
    Schedule(initialValue: value) { step in
      value / (share(of: steps, step, staircase) * rate + 1)
    }
  }

  /// step / steps, of a staircase the whole part.
  private static func share(of steps: Int, _ step: Tensor, _ staircase: Bool) -> Tensor {
    let share = step / Double(steps)
    return staircase ? floor(share) : share
  }

  /// From value to end along (1 - step / steps)^power (Keras: `PolynomialDecay`). If it cycles, `steps` is doubled, tripled, ... each
  /// time that the end is passed, else it stays there.
  public static func polynomialDecay(
    _ value: Double, steps: Int, end: Double = 0.0001, power: Double = 1, cycle: Bool = false
  ) -> Schedule {
    Schedule(initialValue: value) { step in
      let share = step / Double(steps)
      // The cycle that a step is in, from 1, whose last step is the end of it.
      let cycles = maximum(-floor(-share), 1)
      let left = 1 - (cycle ? share / cycles : minimum(share, 1))
      // 0 to any power is 0, also by way of its logarithm, -∞.
      return exp(log(left) * power) * (value - end) + end
    }
  }

  /// Half a cosine from value to alpha · value, after a linear rise from `value` to `warmupTarget` (Keras: `CosineDecay`).
  public static func cosineDecay(
    _ value: Double, steps: Int, alpha: Double = 0, warmupTarget: Double? = nil,
    warmupSteps: Int = 0
  ) -> Schedule {
    let top = warmupTarget ?? value
    let rise = warmupTarget == nil ? 0 : Double(warmupSteps)
    return Schedule(initialValue: value) { step in
      let share = minimum(maximum(step - rise, 0) / Double(steps), 1)
      let wave = (cosine(share * Double.pi) + 1) * 0.5
      let falling = (wave * (1 - alpha) + alpha) * top
      guard rise > 0 else { return falling }
      return select(greater(Tensor(rise), step), step * ((top - value) / rise) + value, falling)
    }
  }

  /// values[i] up to boundaries[i] steps, the last one after them (Keras: `PiecewiseConstantDecay`).
  ///
  /// - Precondition: one value more than boundaries.
  public static func piecewiseConstant(boundaries: [Int], values: [Double]) -> Schedule {
    precondition(
      values.count == boundaries.count + 1,
      "values.count must be \(boundaries.count + 1), is \(values.count)")
    return Schedule(initialValue: values[0]) { step in
      zip(boundaries, values).reversed().reduce(Tensor(values[boundaries.count])) { later, part in
        select(greater(step, Tensor(Double(part.0))), later, Tensor(part.1))
      }
    }
  }
}
