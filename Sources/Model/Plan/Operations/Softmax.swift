/// The softmax over the last axis.
package struct Softmax: Operation {
  package let outputShape: [Int]
  package var inputShape: [Int] { outputShape }
  package let name = "Softmax"
  package var flops: Int { 4 * outputSize }

  private var classes: Int { outputShape.last ?? 1 }

  package func forward(_ pass: ForwardPass) {
    for row in 0..<pass.samples * outputSize / classes {
      Softmax.normalize(pass.input + row * classes, classes, into: pass.output + row * classes)
    }
  }

  /// dx = p (dy - Σ p dy).
  package func backward(_ pass: BackwardPass) {
    guard let gradient = pass.inputGradient else { return }
    for row in 0..<pass.samples * outputSize / classes {
      let p = pass.output + row * classes
      let dy = pass.outputGradient + row * classes
      var mean: Float = 0
      for k in 0..<classes { mean += p[k] * dy[k] }
      for k in 0..<classes { gradient[row * classes + k] = p[k] * (dy[k] - mean) }
    }
  }

  /// probabilities = exp(logits) / Σ exp(logits), shifted by the maximum against overflow. Returns
  /// ln Σ exp(logits). The two pointers may be equal.
  @discardableResult
  package static func normalize(
    _ logits: UnsafePointer<Float>, _ classes: Int,
    into probabilities: UnsafeMutablePointer<Float>
  ) -> Float {
    var greatest = logits[0]
    for k in 1..<max(classes, 1) where logits[k] > greatest { greatest = logits[k] }
    var sum: Float = 0
    for k in 0..<classes {
      let power = Elementary.exp(logits[k] - greatest)
      probabilities[k] = power
      sum += power
    }
    for k in 0..<classes { probabilities[k] /= sum }
    return greatest + Elementary.log(sum)
  }
}
