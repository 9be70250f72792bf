import Model
import Testing

/// Tensors, operations and what is made of them, as docs/model.md shows them.
@Suite struct LanguageSnippets {
  @Test func tensors() throws {
    // begin
    let x = Tensor(shape: [2, 3], scalars: [1, 2, 3, 4, 5, 6])
    let centred = x - x.mean([0], keepsAxes: true)  // [2, 3] - [1, 3]
    let energy = { (x: Tensor) in (square(x) * 0.5).sum() }
    let slope = try gradient(of: energy, at: centred)  // is `centred` again
    let impossible = Tensor([1, 2, 3]) + Tensor([1, 2])  // a tensor that holds an error
    // end
    #expect(slope == centred)
    #expect(throws: ModelError.self) { try impossible.checked() }
  }

  @Test func layer() throws {
    let model = try Sequential([ResidualDense()], inputShape: [4], key: Key(seed: 0))
    #expect(model.weightNames == ["residual_dense/kernel", "residual_dense/bias"])
    #expect(try model.outputs(.ones([2, 4])).shape == [2, 4])
  }

  @Test func operation() throws {
    #expect(cube(Tensor([2, -1])) == Tensor([8, -1]))
    #expect(try gradient(of: { cube($0).sum() }, at: Tensor([2, -1])) == Tensor([12, 3]))
  }

  @Test func distribution() {
    #expect(Exponential(rate: 2).prob(0).scalar == 2)
    #expect(Exponential(rate: Tensor([1, 2])).sample(Key(seed: 1)).shape == [2])
  }

  @Test func optimizerLossMetricAndCallback() throws {
    let x = Tensor.uniform([64, 2], key: Key(seed: 1))
    let y = x.sum([-1])
    var model = try Sequential([Dense(units: 1)], inputShape: [2], key: Key(seed: 0))
    // begin
    let loss = LossFunction { (yTrue: Tensor, yPred: Tensor) in
      sqrt(square(yPred - yTrue) + 1).mean()
    }
    try model.compile(loss: loss, optimizer: SignDescent(), metrics: [LargestError()])
    let history = try model.fit(
      x, y, epochs: 20,
      callbacks: [EarlyStopping(patience: 3), EpochCallback { log, _ in print(log.loss) }])
    // end
    let losses = history.epochs.map(\.loss)
    #expect(try #require(losses.last) < losses[0])
  }
}

// begin
/// x + relu(x · kernel + bias), of the shape of its input, [n].
struct ResidualDense: Layer {
  func callAsFunction(_ x: Tensor, _ scope: inout Scope) throws(ModelError) -> Tensor {
    let n = x.shape.last ?? 0
    try scope.require(x.shape == [n], "input of the wrong rank", "found \(x.shape), expected [n]")
    let kernel = scope.variable("kernel", shape: [n, n], .glorotUniform)
    return x + relu(x.dot(kernel) + scope.variable("bias", shape: [n], .zeros))
  }
}
// end

// begin
/// x³, place by place.
struct Cube: Model.Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    for sample in 0..<pass.samples {
      let (x, y) = (pass.input(0, sample: sample), pass.output(sample: sample))
      for place in x.indices { y[place] = x[place] * x[place] * x[place] }
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ outputGradient: Tensor) -> [Tensor?] {
    [outputGradient * square(inputs[0]) * 3]
  }
}

func cube(_ x: Tensor) -> Tensor { Tensor(Cube(), x) }
// end

// begin
/// The exponential distribution (TFP: `Exponential`).
struct Exponential: Distribution {
  let rate: Tensor

  var batchShape: [Int] { rate.shape }
  var eventShape: [Int] { [] }

  func logProb(_ x: Tensor) -> Tensor { log(rate) - rate * x }

  func sample(_ key: Key) -> Tensor {
    -log1p(-Tensor.uniform(batchShape, key: key, like: rate)) / rate
  }

  var mean: Tensor { 1 / rate }

  /// ln (r / r') + r' / r - 1.
  func divergence(from other: any Distribution) -> Tensor? {
    (other as? Exponential).map { log(rate / $0.rate) + $0.rate / rate - 1 }
  }
}
// end

// begin
/// Each weight moves by the learning rate, against the sign of its gradient.
struct SignDescent: Optimizer {
  var learningRate: Schedule = 0.01

  func update(_ w: Tensor, gradient g: Tensor, _ state: inout OptimizerState) -> Tensor {
    w - sign(g) * learningRate(state.step - 1)
  }
}

/// The largest distance of a prediction's numbers from the true ones.
struct LargestError: Metric {
  let name = "largest_error"

  func callAsFunction(_ yTrue: Tensor, _ yPred: Output) -> Tensor {
    abs(yPred.tensor - yTrue).max()
  }
}
// end
