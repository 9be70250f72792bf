import Testing

@testable import Model

/// Operations on the samples of a batch: each input of its own for every sample, or one for all.
@Suite struct BatchOperationTests {
  /// Two chunks, of which the second is short.
  private static let samples = 11
  private static let cases = OperationCase.all

  /// Which of the inputs differ from sample to sample: every choice but none. The gradient for a kernel wants both.
  private func choices(_ test: OperationCase) -> [Set<Int>] {
    let count = test.shapes.count
    if test.operation is ConvolutionKernelGradient { return [[0, 1]] }
    return (1..<1 << count).map { bits in Set((0..<count).filter { bits >> $0 & 1 == 1 }) }
  }

  @Test(arguments: cases.indices) func samplesAreComputedAsOneByOne(_ index: Int) throws {
    let test = Self.cases[index]
    for ofSamples in choices(test) {
      let batch = BatchedInputs(test, ofSamples: ofSamples, samples: Self.samples)
      let traced = Tensor.result(of: test.operation, batch.placeholders)
      let single = (0..<Self.samples).map {
        Tensor.result(of: test.operation, batch.inputs($0))
      }
      let found = try batch.run(traced)
      guard !test.operation.sumsOverBatch else {
        let sum = single.dropFirst().reduce(single[0]) { $0 + $1 }
        // Eleven terms in another order.
        #expect(distance(found, sum.scalars.map(Double.init)) < 1e-6, "\(test), \(ofSamples)")
        continue
      }
      #expect(found == single.flatMap(\.scalars), "\(test), \(ofSamples)")
    }
  }

  /// The gradient for what the batch shares is the sum of those of its samples.
  @Test(arguments: cases.indices) func gradientsAddUp(_ index: Int) throws {
    let test = Self.cases[index]
    let cotangent = Tensor.normal(try test.operation.shape(test.shapes), key: Key(seed: 73))
    for ofSamples in choices(test) {
      let shared = test.slopes.subtracting(ofSamples).sorted()
      let batch = BatchedInputs(test, ofSamples: ofSamples, samples: Self.samples)
      func value(_ inputs: [Tensor]) -> Tensor {
        (.result(of: test.operation, inputs) * cotangent).sum()
      }
      for input in shared {
        let total = value(batch.placeholders).sumOverBatch()
        let slope = Differentiation.gradients(of: total, at: [batch.placeholders[input]])[0]
        let single = try (0..<Self.samples).map {
          try self.slope(of: value, at: batch.inputs($0), by: input)
        }
        let sum = single.dropFirst().reduce(single[0]) { $0 + $1 }
        let found = try batch.run(slope)
        // Some terms in another order, which may cancel.
        #expect(
          distance(found, sum.scalars.map(Double.init)) < 1e-5, "\(test), \(ofSamples), \(input)")
      }
    }
  }

  private func slope(
    of value: ([Tensor]) -> Tensor, at inputs: [Tensor], by index: Int
  ) throws -> Tensor {
    try gradient(
      of: { argument in
        var inputs = inputs
        inputs[index] = argument
        return value(inputs)
      }, at: inputs[index])
  }

  /// Random numbers of their own for each sample do not depend on the chunk that it is in.
  @Test func randomNumbersOfSamples() throws {
    let key = Key(seed: 74)
    let test = OperationCase(operation: DivergenceMark(), shapes: [[3]])
    let batch = BatchedInputs(test, ofSamples: [0], samples: Self.samples)
    let rows = try batch.run(batch.placeholders[0] * 0 + Tensor.normalPerSample([3], key: key))
    #expect(rows == key.normals(count: 3 * Self.samples))
    let same = try batch.run(batch.placeholders[0] * 0 + Tensor.normal([3], key: key))
    #expect(same == (0..<Self.samples).flatMap { _ in key.normals(count: 3) })
  }
}

/// Inputs of an operation for some samples: those of a set differ from sample to sample, the others are those of sample 0.
private struct BatchedInputs {
  let test: OperationCase
  let ofSamples: Set<Int>
  let samples: Int
  let placeholders: [Tensor]

  init(_ test: OperationCase, ofSamples: Set<Int>, samples: Int) {
    (self.test, self.ofSamples, self.samples) = (test, ofSamples, samples)
    let order = ofSamples.sorted()
    placeholders = test.shapes.enumerated().map { index, shape in
      let source = order.firstIndex(of: index).map { Placeholder.Source.sample($0) }
      return Tensor(Placeholder(source: source ?? .argument(index), extents: shape))
    }
  }

  func inputs(_ sample: Int) -> [Tensor] {
    let (own, common) = (test.inputs(sample), test.inputs(0))
    return test.shapes.indices.map { ofSamples.contains($0) ? own[$0] : common[$0] }
  }

  /// What a plan makes of a traced tensor: the values of all samples, or what they share.
  func run(_ traced: Tensor) throws -> [Float] {
    let plan = try Plan([traced])
    let sets = ofSamples.sorted().map { index in
      let rows = (0..<samples).flatMap { inputs($0)[index].scalars }
      return Tensor(shape: [samples] + test.shapes[index], scalars: rows)
    }
    let order = Memory((0..<samples).map { Int32($0) })
    return Samples.with(sets) { sets in
      let executor = Executor(
        plan, parameters: Memory(count: 0), capacity: samples, samples: sets, device: Device())
      executor.setArguments(test.inputs(0))
      executor.run(count: samples, rows: order.base, key: Key(seed: 75))
      let count = traced.size * (traced.isPerSample ? samples : 1)
      return Array(UnsafeBufferPointer(start: executor.outputs[0], count: count))
    }
  }
}
