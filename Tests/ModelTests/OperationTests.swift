import Testing

@testable import Model

/// The contract of every operation.
@Suite struct OperationTests {
  static let cases = OperationCase.all

  @Test func everyOperationIsHere() throws {
    // What reads a step's key or a data set has tests of its own: RandomTests, SampleTests, ConvPoolKernelTests, BatchOperationTests.
    let others: Set = [
      "Random", "RandomLogGamma", "Placeholder", "PerSample", "ConvolutionPooling",
      "ConvolutionPoolingGradient",
    ]
    let tried = Set(Self.cases.map(\.typeName)).union(others)
    #expect(try conformers(to: "Operation", "InkReading") == tried)
  }

  /// The shape is the inferred one, and every number of the output is written.
  @Test(arguments: cases) func shapesAndNumbers(_ test: OperationCase) throws {
    let inputs = test.inputs(0)
    let shape = try test.operation.shape(test.shapes)
    let output = Memory([Float](repeating: .nan, count: shape.reduce(1, *)))
    let memories = inputs.map { Memory($0.scalars) }
    let operands = Memory(
      zip(memories, inputs).map { Operand(base: $0.base, stride: $1.size, size: $1.size) })
    let scratch = Memory<Float>(count: test.operation.scratchSize(test.shapes, samples: 1))
    test.operation.compute(
      Pass(
        samples: 1, operands: UnsafePointer(operands.base), output: output.base,
        outputSize: output.count, inputShapes: test.shapes, outputShape: shape,
        scratch: scratch.base))
    let computed = Tensor.result(of: test.operation, inputs)
    #expect(computed.shape == shape)
    #expect(computed.scalars == withExtendedLifetime(memories) { output.elements })
    #expect(computed.scalars.allSatisfy { $0.isFinite })
  }

  @Test(arguments: cases) func aPlanGivesTheSameBits(_ test: OperationCase) throws {
    let inputs = test.inputs(0)
    let traced = Tensor.result(of: test.operation, placeholders(inputs))
    #expect(traced.shape == (try test.operation.shape(test.shapes)))
    #expect(try Plan([traced]).run(inputs) == [.result(of: test.operation, inputs)])
  }

  @Test(arguments: cases) func gradientsAreThoseOfDifferences(_ test: OperationCase) throws {
    let shape = try test.operation.shape(test.shapes)
    let weights = Key(seed: 72).normals(count: shape.reduce(1, *))
    for index in test.shapes.indices where test.slopes.contains(index) {
      let found = try gradient(
        of: { (test.result(with: $0, as: index) * Tensor(shape: shape, scalars: weights)).sum() },
        at: test.inputs(0)[index])
      #expect(found.shape == test.shapes[index])
      let numbers = found.scalars.map(Double.init)
      // Outputs have 1e-7 of themselves as rounding, which a step of 1/64 to both sides makes 1e-5; some units of them are added up.
      let bound = 1e-3 * (numbers.map(abs).max() ?? 0) + 2e-4
      let differences = numbers.indices.map { test.differences(index, $0, weights) }
      let smooth = numbers.indices.filter { differences[$0].roughness < bound }
      for place in smooth {
        let error = abs(differences[place].slope - numbers[place])
        #expect(error < bound, "input \(index), place \(place)")
      }
      // Kinks within a step are few, and only where a function has some.
      #expect(smooth.count >= numbers.count * 3 / 4, "input \(index): \(smooth.count)")
    }
  }

  @Test(arguments: cases.filter(\.refuses)) func aGradientThatIsNotKnownSaysSo(
    _ test: OperationCase
  ) {
    let error = #expect(throws: ModelError.self) {
      try gradient(of: { .result(of: test.operation, $0).sum() }, at: test.inputs(0))
    }
    #expect(
      error?.description.hasPrefix("gradient that is not known: \(test.operation.name)") == true)
  }

  private func placeholders(_ inputs: [Tensor]) -> [Tensor] {
    inputs.enumerated().map { Tensor(Placeholder(source: .argument($0), extents: $1.shape)) }
  }
}

extension OperationCase {
  /// The result for sample 0 with another tensor as one of the inputs.
  fileprivate func result(with input: Tensor, as index: Int) -> Tensor {
    var arguments = inputs(0)
    arguments[index] = input
    return .result(of: operation, arguments)
  }

  /// The weighted sum of the outputs, as a function of one number of an input.
  fileprivate func differences(_ index: Int, _ place: Int, _ weights: [Float]) -> Differences {
    let scalars = inputs(0)[index].scalars
    return Differences(step: 1.0 / 64) { displacement in
      var moved = scalars
      moved[place] += Float(displacement)
      let output = result(with: Tensor(shape: shapes[index], scalars: moved), as: index).scalars
      return (
        Double(moved[place]) - Double(scalars[place]),
        zip(output, weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      )
    }
  }
}
