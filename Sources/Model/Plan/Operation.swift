// How a model runs
//
// `Sequential` describes; a `Plan` runs. `compile` lowers the layers to operations on raw memory:
//
//     parameters ──Realization──► weights ──┐
//     images ──Gather──► Operation ──► Operation ──► ... ──► Objective ──► loss, correct
//
// *Parameters* are what the optimiser moves: one flat vector, variables in Keras' order. *Weights* are
// what operations compute with: another flat vector. A `Realization` makes the one from the other,
// once a batch: it copies, or, for a Bayesian layer, it samples; and it pulls gradients back.
//
// An `Operation` sees a *chunk* of a batch: a few samples, contiguous. Every operation knows its
// shapes and the range of the weights that is its own, owns no memory, and keeps what its backward
// pass needs in the scratch memory that it asked for. Forward and backward of a chunk are one job on
// one thread, so scratch memory belongs to the thread. Each chunk has a gradient buffer of its own,
// and the buffers are added in the order of the chunks: the bits of the sum do not depend on which
// thread did what, nor on the number of threads.
//
// `Fusion` may replace runs of operations by one that does the same job faster. `prepared(for:)` is
// called once a data set, so that an operation which reads the images itself can index them first.

/// One step of the computation on a chunk of samples.
package protocol Operation: Sendable {
  /// What it is, as `plan()` prints it: "Conv2D 5x5 valid".
  var name: String { get }
  /// Shape of one sample, before and behind.
  var inputShape: [Int] { get }
  var outputShape: [Int] { get }
  /// The part of the weight vector that it uses; empty for most.
  var weights: Range<Int> { get }
  /// Floating-point operations of the forward pass for one sample.
  var flops: Int { get }

  /// Bytes of scratch memory for `samples` samples. It survives from `forward` to `backward`.
  func scratchBytes(samples: Int) -> Int

  /// The same operation, ready for samples of `images` ([N] + the model's input shape).
  func prepared(for images: Tensor, on device: Device) -> any Operation

  /// Writes `pass.output` for every sample.
  func forward(_ pass: ForwardPass)

  /// Overwrites its own range of `pass.weightGradient` and, unless it is nil, `pass.inputGradient`.
  func backward(_ pass: BackwardPass)
}

extension Operation {
  package var weights: Range<Int> { 0..<0 }
  package func scratchBytes(samples: Int) -> Int { 0 }
  package func prepared(for images: Tensor, on device: Device) -> any Operation { self }

  package var inputSize: Int { inputShape.reduce(1, *) }
  package var outputSize: Int { outputShape.reduce(1, *) }

  /// Bytes that the forward pass moves for one sample: input and output.
  package var bytes: Int { (inputSize + outputSize) * MemoryLayout<Float>.stride }
}
