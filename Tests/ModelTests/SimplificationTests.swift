import Testing

@testable import Model

/// What a trace computes once instead of often, and which loops become one.
struct SimplificationTests {
  private let x = Tensor(Placeholder(source: .argument(0), extents: [6]))
  private let y = Tensor(Placeholder(source: .argument(1), extents: [6]))
  private let values = [Tensor([1, -2, 3, 0.5, 7, -0.25]), Tensor([2, 4, -8, 16, 0.5, 1])]

  /// Names of the functions of each loop, in order.
  private func loops(_ outputs: [Tensor]) throws -> [[String]] {
    let plan = try Plan(outputs)
    return plan.steps.segments.joined().compactMap { step in
      guard case .loop(let loop) = step else { return nil }
      return loop.values.map { plan.values[$0].operation.name }
    }
  }

  @Test func neutralArraysCostNothing() throws {
    let (zeros, ones) = (Tensor.zeros([6]), Tensor.zeros([6]) + 1)
    #expect(try loops([(x - zeros) / ones * ones + zeros + y]) == [["add"]])
  }

  /// ln of an array of equal numbers times a scalar: one logarithm and one product, not six.
  @Test func whatIsTheSameAtEveryPlaceIsComputedOnce() throws {
    let scale = Tensor(Placeholder(source: .argument(1), extents: []))
    let formula = { (x: Tensor, scale: Tensor) in
      x * log(scale.broadcast(to: [6]) * Tensor(shape: [6], scalars: [3, 3, 3, 3, 3, 3]))
    }
    #expect(try loops([formula(x, scale)]) == [["multiply", "log"], ["multiply"]])
    let expected = formula(values[0], Tensor(2))
    #expect(try Plan([formula(x, scale)]).run([values[0], Tensor(2)]) == [expected])
  }

  @Test func signsAreTakenIntoSums() throws {
    #expect(try loops([x + -y]) == [["subtract"]])
    #expect(try loops([x - -y]) == [["add"]])
    #expect(try loops([-x + y]) == [["subtract"]])
    #expect(
      try Plan([-x + y, x - -y, -(-x)]).run(values) == [
        values[1] - values[0], values[0] + values[1], values[0],
      ])
  }

  /// The sum stands between two loops of one size; the first is needed by it, so only what the sum does not need moves on.
  @Test func loopsAreJoinedWhereNothingBetweenReadsThem() throws {
    let total = exp(x).dot(y.reshaped([6, 1])).reshaped([])
    #expect(try loops([total + x]) == [["exp"], ["add"]])
    let both = x.reshaped([2, 3]).transposed().reshaped([6]) * square(y)
    #expect(try loops([both]) == [["square", "multiply"]])
  }

  /// A loop knows its own sums only when it is done.
  @Test func aLoopIsNotJoinedWithOneThatReadsItsSum() throws {
    let shares = exp(x) / exp(x).sum()
    #expect(try loops([shares]) == [["exp"], ["divide"]])
    let expected = exp(values[0]) / exp(values[0]).sum()
    #expect(try Plan([shares]).run([values[0]]) == [expected])
  }

  /// What the batch shares is computed once a batch, though it meets values of the samples.
  @Test func whatSamplesShareIsComputedOnce() throws {
    let sample = Tensor(Placeholder(source: .sample(0), extents: [6]))
    let plan = try Plan([sample * exp(x.perSample(like: sample))])
    let segments = plan.steps.segments.map { steps in
      steps.flatMap(\.values).map { plan.values[$0].operation.name }
    }
    #expect(segments == [["exp"], ["placeholder", "multiply"]])
  }
}
