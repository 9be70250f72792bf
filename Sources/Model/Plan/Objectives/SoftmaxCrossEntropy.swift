/// Σ_k -y_k ln softmax(z)_k from the logits z, as `scale` × that + `offset` for each sample.
///
/// This is -`OneHotCategorical.logProb`, and also what Keras computes in graph mode for (sparse)
/// categorical cross-entropy behind a softmax, through which it looks. One operation serves them all,
/// so that models which differ only in these words are the same to the last bit.
package struct SoftmaxCrossEntropy: Objective {
  package let classes: Int
  package let scale: Double
  package let offset: Double

  package init(classes: Int, scale: Double = 1, offset: Double = 0) {
    (self.classes, self.scale, self.offset) = (classes, scale, offset)
  }

  package var name: String { "SoftmaxCrossEntropy" }
  package var inputShape: [Int] { [classes] }
  package var flops: Int { 5 * classes }
  package func scratchBytes(samples: Int) -> Int { classes * 4 }

  package func evaluate(_ pass: ObjectivePass) -> ChunkResult {
    let probabilities = pass.scratch.assumingMemoryBound(to: Float.self)
    var result = ChunkResult()
    for sample in 0..<pass.samples {
      let z = pass.input + sample * classes
      let logSum = Softmax.normalize(z, classes, into: probabilities)
      let label = Int(pass.targets.labels[sample])
      let target = pass.targets.distribution(sample, classes: classes)
      result.loss += offset + scale * loss(z, logSum, label, target)
      if greatest(z) == label { result.correct += 1 }
      if let gradient = pass.inputGradient {
        write(
          probabilities, label, target, Float(scale) * pass.gradientScale,
          into: gradient + sample * classes)
      }
    }
    return result
  }

  private func loss(
    _ z: UnsafePointer<Float>, _ logSum: Float, _ label: Int, _ target: UnsafePointer<Float>?
  ) -> Double {
    guard let target else { return Double(logSum - z[label]) }
    var sum = 0.0
    // A probability of 0 counts for nothing, even against a logit of -infinity.
    for k in 0..<classes where target[k] != 0 { sum += Double(target[k] * (logSum - z[k])) }
    return sum
  }

  /// d/dz = (Σ y) softmax(z) - y.
  private func write(
    _ p: UnsafePointer<Float>, _ label: Int, _ target: UnsafePointer<Float>?, _ scale: Float,
    into gradient: UnsafeMutablePointer<Float>
  ) {
    if let target {
      var total: Float = 0
      for k in 0..<classes { total += target[k] }
      for k in 0..<classes { gradient[k] = (total * p[k] - target[k]) * scale }
    } else {
      for k in 0..<classes { gradient[k] = (k == label ? p[k] - 1 : p[k]) * scale }
    }
  }

  private func greatest(_ z: UnsafePointer<Float>) -> Int {
    var best = 0
    for k in 1..<max(classes, 1) where z[k] > z[best] { best = k }
    return best
  }
}
