/// The end of the plan: loss, its gradient, and the count of right answers.
///
/// It may have weights of its own, so that the last layer can be fused with the loss.
package protocol Objective: Sendable {
  var name: String { get }
  /// Shape of one sample of its input.
  var inputShape: [Int] { get }
  /// The part of the weight vector that it uses; empty for most.
  var weights: Range<Int> { get }
  var flops: Int { get }
  func scratchBytes(samples: Int) -> Int

  /// Adds up the losses of the chunk. Overwrites `pass.inputGradient` unless it is nil, and, when
  /// `pass.weightGradient` is not nil, its own range of that.
  func evaluate(_ pass: ObjectivePass) -> ChunkResult
}

extension Objective {
  package var weights: Range<Int> { 0..<0 }
  package func scratchBytes(samples: Int) -> Int { 0 }
}

/// What an objective is given.
package struct ObjectivePass {
  package let samples: Int
  package let weights: UnsafePointer<Float>
  /// Output of the last operation, [samples] + input shape.
  package let input: UnsafePointer<Float>
  package let targets: ChunkTargets
  /// Gradients are those of gradientScale × (sum of the losses of the chunk).
  package let gradientScale: Float
  package let inputGradient: UnsafeMutablePointer<Float>?
  package let weightGradient: UnsafeMutablePointer<Float>?
  package let scratch: UnsafeMutableRawPointer
}

/// True answers of the samples of a chunk.
package struct ChunkTargets {
  /// Class of each sample; for soft targets the first class of greatest probability.
  package let labels: UnsafePointer<Int32>
  /// Nil for hard targets; else the whole data set's [N, classes], with the row of each sample.
  package let distributions: UnsafePointer<Float>?
  package let indices: UnsafePointer<Int32>

  /// Target probabilities of sample `index` of the chunk, for soft targets.
  package func distribution(_ index: Int, classes: Int) -> UnsafePointer<Float>? {
    distributions.map { $0 + Int(indices[index]) * classes }
  }
}

/// Sums over the samples of a chunk.
package struct ChunkResult: Sendable, BitwiseCopyable {
  package var loss: Double
  package var correct: Int

  package init(loss: Double = 0, correct: Int = 0) {
    self.loss = loss
    self.correct = correct
  }
}
