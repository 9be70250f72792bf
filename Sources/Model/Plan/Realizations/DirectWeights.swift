/// Weights that are the parameters themselves.
package struct DirectWeights: Realization {
  package let name: String
  package let layer: Int
  package let parameters: Range<Int>
  package let weights: Range<Int>

  package func realize(_ pass: RealizationPass) -> Double {
    (pass.weights + weights.lowerBound)
      .update(from: pass.parameters + parameters.lowerBound, count: weights.count)
    return 0
  }

  package func pullBack(_ pass: RealizationPass, _ gradients: RealizationGradients) {
    (gradients.parameters + parameters.lowerBound)
      .update(from: gradients.weights + weights.lowerBound, count: weights.count)
  }
}
