internal import CKernels

/// ``SoftmaxCrossEntropy`` of labels by vectors of eight classes; soft targets go the plain way.
package struct FastSoftmaxCrossEntropy: Objective {
  private let plain: SoftmaxCrossEntropy

  init(_ plain: SoftmaxCrossEntropy) { self.plain = plain }

  package var name: String { plain.name + " by vectors" }
  package var inputShape: [Int] { plain.inputShape }
  package var flops: Int { plain.flops }
  private var padded: Int { Int(ck_padded(Int32(plain.classes))) }

  package func scratchBytes(samples: Int) -> Int {
    max(plain.scratchBytes(samples: samples), 8 * samples * padded + 64)
  }

  package func evaluate(_ pass: ObjectivePass) -> ChunkResult {
    guard pass.targets.distributions == nil else { return plain.evaluate(pass) }
    let logits = pass.scratch.assumingMemoryBound(to: Float.self)
    let gradients = logits + pass.samples * padded
    for sample in 0..<pass.samples {
      let row = logits + sample * padded
      row.update(from: pass.input + sample * plain.classes, count: plain.classes)
    }
    var correct = Int32(0)
    let loss = ck_softmax_cross_entropy(
      logits, Int32(pass.samples), Int32(plain.classes), pass.targets.labels,
      Float(plain.scale) * pass.gradientScale, pass.inputGradient == nil ? nil : gradients, &correct
    )
    if let gradient = pass.inputGradient {
      for sample in 0..<pass.samples {
        let row = gradient + sample * plain.classes
        row.update(from: gradients + sample * padded, count: plain.classes)
      }
    }
    return ChunkResult(
      loss: plain.offset * Double(pass.samples) + plain.scale * loss, correct: Int(correct))
  }
}
