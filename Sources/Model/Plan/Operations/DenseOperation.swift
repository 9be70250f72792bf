/// output = input · kernel + bias; kernel [inputs, units], bias [units] behind it in the weights.
package struct DenseOperation: Operation {
  package let inputs: Int
  package let units: Int
  package let useBias: Bool
  package let weights: Range<Int>

  package var inputShape: [Int] { [inputs] }
  package var outputShape: [Int] { [units] }
  package var name: String { "Dense \(inputs)x\(units)" }
  package var flops: Int { 2 * inputs * units + (useBias ? units : 0) }

  package func forward(_ pass: ForwardPass) {
    let kernel = pass.weights + weights.lowerBound
    for sample in 0..<pass.samples {
      let x = pass.input + sample * inputs
      let y = pass.output + sample * units
      if useBias {
        y.update(from: kernel + inputs * units, count: units)
      } else {
        y.update(repeating: 0, count: units)
      }
      for i in 0..<inputs {
        let row = kernel + i * units
        let scalar = x[i]
        for u in 0..<units { y[u] += scalar * row[u] }
      }
    }
  }

  /// dkernel = xᵀ dy, dbias = Σ dy, dx = dy kernelᵀ.
  package func backward(_ pass: BackwardPass) {
    let gradient = pass.weightGradient + weights.lowerBound
    gradient.update(repeating: 0, count: weights.count)
    for sample in 0..<pass.samples {
      let x = pass.input + sample * inputs
      let dy = pass.outputGradient + sample * units
      for i in 0..<inputs {
        let row = gradient + i * units
        let scalar = x[i]
        for u in 0..<units { row[u] += scalar * dy[u] }
      }
      if useBias {
        let row = gradient + inputs * units
        for u in 0..<units { row[u] += dy[u] }
      }
    }
    if let dx = pass.inputGradient { pullBack(pass, into: dx) }
  }

  private func pullBack(_ pass: BackwardPass, into dx: UnsafeMutablePointer<Float>) {
    let kernel = pass.weights + weights.lowerBound
    for sample in 0..<pass.samples {
      let dy = pass.outputGradient + sample * units
      for i in 0..<inputs {
        let row = kernel + i * units
        var sum: Float = 0
        for u in 0..<units { sum += row[u] * dy[u] }
        dx[sample * inputs + i] = sum
      }
    }
  }
}
