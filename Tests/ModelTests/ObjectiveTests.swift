import Testing

@testable import Model

/// Objectives are -`OneHotCategorical.logProb`, and their gradients its gradients.
@Suite struct ObjectiveTests {
  private static let logits = Key(seed: 8).normals(count: 5 * 11, standardDeviation: 3)

  private func evaluate(_ objective: any Objective, soft: [Float]?) -> (Double, [Float]) {
    let (input, labels) = (Memory(Self.logits), Memory((0..<5).map { Int32(2 * $0) }))
    let indices = Memory((0..<5).map { Int32($0) })
    let targets = soft.map { Memory($0) }
    let gradient = Memory<Float>(count: 55)
    let scratch = Memory<UInt8>(count: objective.scratchBytes(samples: 5))
    let result = objective.evaluate(
      ObjectivePass(
        samples: 5, weights: input.base, input: input.base,
        targets: ChunkTargets(
          labels: labels.base, distributions: targets.map { UnsafePointer($0.base) },
          indices: indices.base),
        gradientScale: 0.5, inputGradient: gradient.base, weightGradient: nil,
        scratch: UnsafeMutableRawPointer(scratch.base)))
    return (result.loss, gradient.elements)
  }

  private func nll(_ logits: [Float], _ targets: Tensor) -> Double {
    let distribution = OneHotCategorical(logits: Tensor(shape: [5, 11], scalars: logits))
    return -distribution.logProb(targets).values.reduce(0, +)
  }

  @Test(arguments: [false, true], [false, true])
  func gradientsOfTheCategorical(_ isFast: Bool, _ isSoft: Bool) {
    let plain = SoftmaxCrossEntropy(classes: 11)
    let objective: any Objective = isFast ? FastSoftmaxCrossEntropy(plain) : plain
    let soft = Key(seed: 9).uniform(count: 55, in: 0..<1)
    let targets =
      isSoft
      ? Tensor(shape: [5, 11], scalars: soft)
      : Tensor.oneHot((0..<5).map { 2 * $0 }, classes: 11)
    let (loss, gradient) = evaluate(objective, soft: isSoft ? soft : nil)
    let expected = nll(Self.logits, targets)
    // One rounding of single precision a class.
    #expect(abs(loss - expected) < 1e-6 * expected)
    for place in gradient.indices {
      let differences = Differences(step: 1.0 / 1024) {
        var moved = Self.logits
        moved[place] += Float($0)
        return (Double(moved[place]) - Double(Self.logits[place]), nll(moved, targets))
      }
      // Half of the loss was asked for. Soft targets have a mass of up to eight.
      #expect(abs(0.5 * differences.slope - Double(gradient[place])) < 2e-6)
    }
  }

  /// A probability that has become zero costs a finite, clipped loss, and pulls nowhere.
  @Test func clippedProbabilities() {
    let objective = ProbabilityCrossEntropy(classes: 2, normalizes: false)
    let (p, labels, indices) = (Memory([Float(0), 1]), Memory([Int32(0)]), Memory([Int32(0)]))
    let gradient = Memory<Float>(count: 2)
    let result = objective.evaluate(
      ObjectivePass(
        samples: 1, weights: p.base, input: p.base,
        targets: ChunkTargets(labels: labels.base, distributions: nil, indices: indices.base),
        gradientScale: 1, inputGradient: gradient.base, weightGradient: nil,
        scratch: UnsafeMutableRawPointer(gradient.base)))
    // -ln 1e-7
    #expect(abs(result.loss - 16.118095) < 1e-5)
    #expect(gradient.elements == [0, 0] && result.correct == 0)
  }
}
