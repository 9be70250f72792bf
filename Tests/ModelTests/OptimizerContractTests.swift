import Testing

@testable import Model

/// The contracts of every optimizer, and of every initializer.
@Suite struct OptimizerContractTests {
  static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.1), SGD(learningRate: 0.05, momentum: 0.8),
    SGD(learningRate: 0.05, momentum: 0.8, nesterov: true), RMSprop(learningRate: 0.02),
    RMSprop(learningRate: 0.01, momentum: 0.5, epsilonInsideRoot: true), Adam(learningRate: 0.05),
    AdamW(learningRate: 0.05, weightDecay: 1e-3), Clipping(.norm(1), SGD(learningRate: 0.1)),
    Clipping(.value(0.5), Adam(learningRate: 0.05)),
    Clipping(.globalNorm(0.5), SGD(learningRate: 0.1)),
  ]

  @Test func everyOptimizerIsHere() throws {
    let tried = Set(Self.optimizers.map { "\(type(of: $0))" })
    #expect(try conformers(to: "Optimizer") == tried)
  }

  private func state(_ optimizer: any Optimizer, _ start: [Float]) throws -> TrainingState {
    try TrainingState(
      parameters: start, slots: optimizer.slots.map { _ in start.map { _ in 0 } }, steps: 0,
      optimizer, variables: [0..<1, 1..<start.count])
  }

  /// Σ cᵢ (wᵢ - i)² / 2, with curvatures from a half to 2.
  @Test(arguments: optimizers.indices) func learnsAQuadratic(_ index: Int) throws {
    let optimizer = Self.optimizers[index]
    try optimizer.check()
    let state = try state(optimizer, [3, -2, 0, 5])
    for _ in 0..<400 {
      for (place, curvature) in [0.5, 1, 2, 1].enumerated() {
        state.gradient[place] = Float(curvature) * (state.parameters[place] - Float(place))
      }
      state.update()
    }
    // RMSprop goes on with steps of its rate.
    for place in 0..<4 { #expect(abs(state.parameters[place] - Float(place)) < 0.05) }
    #expect(state.step == 400)
  }

  /// The same weights, gradient and memory give the same step, whatever was computed between; and at once as in a plan.
  @Test(arguments: optimizers.indices) func updateIsPure(_ index: Int) throws {
    let optimizer = Self.optimizers[index]
    let (weights, gradient) = (Tensor([3, -2, 0.5]), Tensor([0.25, -4, 1]))
    func update() -> [Tensor] {
      var state = OptimizerState(
        step: Tensor(3), variables: [0..<1, 1..<3],
        slots: Dictionary(uniqueKeysWithValues: optimizer.slots.map { ($0, Tensor([1, 2, 0.5])) }))
      let moved = optimizer.update(weights, gradient: gradient, &state)
      return [moved] + optimizer.slots.map { state[$0] }
    }
    let once = update()
    #expect(once.allSatisfy { $0.shape == [3] } && once == update())
    let planned = try TrainingState(
      parameters: weights.scalars, slots: optimizer.slots.map { _ in [1, 2, 0.5] }, steps: 2,
      optimizer, variables: [0..<1, 1..<3])
    _ = planned.gradient.update(fromContentsOf: gradient.scalars)
    planned.update()
    // A plan may fold constants in another order: a rounding or two.
    #expect(distance(planned.parameters, once[0].scalars.map(Double.init)) < 3e-7)
    for (slot, expected) in zip(planned.slots, once.dropFirst()) {
      #expect(distance(slot, expected.scalars.map(Double.init)) < 3e-7)
    }
  }

  /// 1 - 0.999 is taken in double precision, as Keras does: in single precision it would be 5e-5 of itself off.
  @Test func meansOfAdamHaveExactShares() {
    var state = OptimizerState(
      step: Tensor(1), variables: [0..<1],
      slots: ["momentum": Tensor([0]), "velocity": Tensor([0])])
    _ = Adam(beta1: 0.9, beta2: 0.999).update(Tensor([0]), gradient: Tensor([1]), &state)
    #expect(state["momentum"].scalars == [0.1] && state["velocity"].scalars == [0.001])
  }

  @Test func settingsThatMakeNoSenseAreErrors() {
    let bad: [any Optimizer] = [
      SGD(learningRate: .constant(.nan)), SGD(momentum: -1), RMSprop(rho: 1), RMSprop(epsilon: -1),
      Adam(beta1: 1), Adam(beta2: -0.1), AdamW(weightDecay: -1), Clipping(.norm(0), SGD()),
      Clipping(.value(1), Adam(beta1: 2)),
    ]
    for optimizer in bad {
      let error = #expect(throws: ModelError.self) { try optimizer.check() }
      #expect(error?.kind == .configuration)
      #expect(error?.description.contains("expected") == true)
    }
  }

  /// A slot that was not declared is an error that names it, and those that there are.
  @Test func slotsThatAreNotDeclared() {
    struct Forgetful: Optimizer {
      var slots: [String] { ["speed"] }
      func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
        w - state["velocity"]
      }
    }
    let error = #expect(throws: ModelError.self) { try self.state(Forgetful(), [1, 2]) }
    #expect(error?.description.contains("velocity") == true)
    #expect(error?.description.contains("[\"speed\"]") == true)
  }
}
