/// Cross-entropy of outputs that are probabilities but do not come from a softmax: normalised to sum
/// 1, then clipped to [1e-7, 1 - 1e-7] (Keras: `categorical_crossentropy`, from_logits=False; the
/// sparse form clips without normalising).
package struct ProbabilityCrossEntropy: Objective {
  package let classes: Int
  package let normalizes: Bool

  package var name: String { "CrossEntropy" }
  package var inputShape: [Int] { [classes] }
  package var flops: Int { 3 * classes }

  private static let clip: Float = 1e-7

  package func evaluate(_ pass: ObjectivePass) -> ChunkResult {
    var result = ChunkResult()
    for sample in 0..<pass.samples {
      let p = pass.input + sample * classes
      let label = Int(pass.targets.labels[sample])
      let target = pass.targets.distribution(sample, classes: classes)
      let gradient = pass.inputGradient.map { $0 + sample * classes }
      result.loss += loss(p, label, target, pass.gradientScale, gradient)
      var best = 0
      for k in 1..<max(classes, 1) where p[k] > p[best] { best = k }
      if best == label { result.correct += 1 }
    }
    return result
  }

  /// With q = p / s, s = Σ p: d/dp_k = (g_k - Σ g q) / s, where g = dloss/dq is 0 outside the clip.
  private func loss(
    _ p: UnsafePointer<Float>, _ label: Int, _ target: UnsafePointer<Float>?, _ scale: Float,
    _ gradient: UnsafeMutablePointer<Float>?
  ) -> Double {
    var sum: Float = normalizes ? 0 : 1
    if normalizes { for k in 0..<classes { sum += p[k] } }
    var (loss, mean) = (0.0, Float(0))
    for k in 0..<classes {
      let y = target.map { $0[k] } ?? (k == label ? 1 : 0)
      let q = p[k] / sum
      let clipped = q.isNaN ? q : min(max(q, Self.clip), 1 - Self.clip)
      if y != 0 { loss -= Double(y * Elementary.log(clipped)) }
      let slope = clipped == q ? -y / q : 0
      gradient?[k] = slope
      if normalizes { mean += slope * q }
    }
    if let gradient { for k in 0..<classes { gradient[k] = (gradient[k] - mean) / sum * scale } }
    return loss
  }
}
