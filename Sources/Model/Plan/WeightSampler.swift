/// Makes the weight vector of a plan from its parameters, and pulls gradients back.
package final class WeightSampler: @unchecked Sendable {
  private let realizations: [any Realization]
  private let noise: Memory<Float>
  private let scratch: Memory<Float>
  private let noiseOffsets: [Int]
  private let scratchOffsets: [Int]
  /// Divergence of each realization at the last draw, in nats.
  package let divergences: Memory<Double>

  package init(_ plan: Plan) {
    realizations = plan.realizations
    var (noiseTotal, scratchTotal) = (0, 0)
    var (noiseOffsets, scratchOffsets): ([Int], [Int]) = ([], [])
    for realization in realizations {
      noiseOffsets.append(noiseTotal)
      scratchOffsets.append(scratchTotal)
      noiseTotal += (realization.noiseCount + 15) / 16 * 16
      scratchTotal += (realization.scratchCount + 15) / 16 * 16
    }
    (self.noiseOffsets, self.scratchOffsets) = (noiseOffsets, scratchOffsets)
    noise = Memory(count: noiseTotal)
    scratch = Memory(count: scratchTotal)
    divergences = Memory(count: realizations.count)
  }

  /// Draws the noise that belongs to `key`: each realization has a stream of its own.
  package func drawNoise(_ key: Key) {
    for index in realizations.indices where realizations[index].noiseCount > 0 {
      key.child(index).fillNormals(into: noise(index), offset: 0)
    }
  }

  /// The noise of realization `index`.
  package func noise(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: noise.base + noiseOffsets[index], count: realizations[index].noiseCount)
  }

  /// Writes the weights. Returns the term of the loss: Σ klWeight × divergence.
  package func realize(
    parameters: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>
  ) -> Double {
    var term = 0.0
    for index in realizations.indices {
      let nats = realizations[index].realize(pass(index, parameters, weights))
      divergences.base[index] = nats
      term += realizations[index].klWeight * nats
    }
    return term
  }

  /// Writes the gradient of the parameters, that of the divergences included.
  package func pullBack(
    parameters: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>,
    weightGradient: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>
  ) {
    let gradients = RealizationGradients(weights: weightGradient, parameters: gradient)
    for index in realizations.indices {
      realizations[index].pullBack(pass(index, parameters, weights), gradients)
    }
  }

  private func pass(
    _ index: Int, _ parameters: UnsafePointer<Float>, _ weights: UnsafeMutablePointer<Float>
  ) -> RealizationPass {
    RealizationPass(
      parameters: parameters, weights: weights, noise: noise.base + noiseOffsets[index],
      scratch: scratch.base + scratchOffsets[index])
  }
}
