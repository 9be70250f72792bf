/// Copies the chunk's samples from the data set: the first operation of every plan.
package struct Gather: Operation {
  package let outputShape: [Int]
  package var inputShape: [Int] { outputShape }
  package let name = "Gather"
  package let flops = 0

  package init(shape: [Int]) { outputShape = shape }

  package func forward(_ pass: ForwardPass) {
    let size = outputSize
    for sample in 0..<pass.samples {
      let row = pass.source.images + Int(pass.source.indices[sample]) * size
      (pass.output + sample * size).update(from: row, count: size)
    }
  }

  /// Images have no gradient.
  package func backward(_ pass: BackwardPass) {}
}
