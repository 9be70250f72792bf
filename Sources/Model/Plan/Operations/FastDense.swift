internal import CKernels

/// ``DenseOperation`` by vectors of eight units. The kernels want rows of whole vectors, so outputs and
/// their gradients pass through padded rows in the scratch memory.
package struct FastDense: Operation {
  private let dense: DenseOperation

  /// Nil for a layer without bias, which the kernels do not know.
  init?(_ dense: DenseOperation) {
    guard dense.useBias else { return nil }
    self.dense = dense
  }

  package var name: String { dense.name + " by vectors" }
  package var inputShape: [Int] { dense.inputShape }
  package var outputShape: [Int] { dense.outputShape }
  package var weights: Range<Int> { dense.weights }
  package var flops: Int { dense.flops }
  private var padded: Int { Int(ck_padded(Int32(dense.units))) }

  package func scratchBytes(samples: Int) -> Int { 4 * samples * padded + 64 }

  package func forward(_ pass: ForwardPass) {
    let rows = pass.scratch.assumingMemoryBound(to: Float.self)
    let kernel = pass.weights + weights.lowerBound
    ck_dense_forward(
      pass.input, Int32(pass.samples), Int32(dense.inputs), Int32(dense.units), kernel,
      kernel + dense.inputs * dense.units, rows)
    for sample in 0..<pass.samples {
      let row = pass.output + sample * dense.units
      row.update(from: rows + sample * padded, count: dense.units)
    }
  }

  package func backward(_ pass: BackwardPass) {
    let rows = pass.scratch.assumingMemoryBound(to: Float.self)
    for sample in 0..<pass.samples {
      let row = rows + sample * padded
      row.update(from: pass.outputGradient + sample * dense.units, count: dense.units)
      (row + dense.units).update(repeating: 0, count: padded - dense.units)
    }
    let kernel = pass.weights + weights.lowerBound
    let gradient = pass.weightGradient + weights.lowerBound
    ck_dense_backward(
      pass.input, Int32(pass.samples), Int32(dense.inputs), Int32(dense.units), kernel, rows,
      gradient, gradient + dense.inputs * dense.units, pass.inputGradient)
  }
}
