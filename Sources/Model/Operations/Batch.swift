internal import CKernels

/// The sum over the samples of a batch: where what differs from sample to sample becomes what the batch shares.
struct SumOverBatch: Operation {
  var sumsOverBatch: Bool { true }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    guard !pass.isShared(0) else {
      for index in 0..<pass.outputSize {
        pass.output[index] = Float(pass.samples) * pass.start(0)[index]
      }
      return
    }
    ck_reduce_sum(pass.start(0), 1, pass.samples, pass.outputSize, pass.output)
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [g] }
}

/// What the batch shares, as a value of each sample.
struct PerSample: Operation {
  var isPerSample: Bool { true }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    for sample in 0..<pass.samples {
      _ = pass.output(sample: sample).update(from: pass.input(0, sample: sample))
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [g] }
}

/// A value that has no slope.
struct StopGradient: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }
  func compute(_ pass: Pass) { PerSample().compute(pass) }
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [nil] }
}

/// Marks a value as a divergence in nats, so that a loss made of it can be told in nats too, whatever its weight.
struct DivergenceMark: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }
  func compute(_ pass: Pass) { PerSample().compute(pass) }
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [g] }
}

/// A value that a plan is given when it is run.
struct Placeholder: Operation {
  enum Source: Hashable {
    /// Numbers of the flat vector of parameters, from here on.
    case parameters(Int)
    /// An array given with each run.
    case argument(Int)
    /// The row of each sample in a data set.
    case sample(Int)
  }

  let source: Source
  let extents: [Int]

  var isTraced: Bool { true }
  var isPerSample: Bool {
    if case .sample = source { return true }
    return false
  }
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { extents }
  func compute(_ pass: Pass) {}
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] { [] }
}

/// The same value, whose slope counts as zero (JAX: `stop_gradient`).
public func stopGradient(_ x: Tensor) -> Tensor { Tensor(StopGradient(), x) }

extension Tensor {
  /// The tensor as a value of a trace: a number that is known, too, repeated or not.
  var traced: Tensor {
    guard case .numbers = content else { return self }
    guard size == 1 else { return repeatedNumber?.broadcast(to: shape) ?? self }
    return Tensor(
      shape: shape,
      content: .traced(
        Node(StopGradient(), [self], shape: shape, isPerSample: false, phase: 0)))
  }

  /// The sum over the samples of the batch, in a trace; otherwise the tensor itself.
  func sumOverBatch() -> Tensor { isPerSample ? Tensor(SumOverBatch(), self) : self }

  /// The tensor as a value of each sample, if the other one is.
  func perSample(like other: Tensor) -> Tensor {
    guard other.isPerSample, !isPerSample else { return self }
    if let node, let broadcast = node.operation as? Broadcast {
      return node.inputs[0].perSample(like: other).broadcast(to: broadcast.target)
    }
    return Tensor(PerSample(), self)
  }
}
