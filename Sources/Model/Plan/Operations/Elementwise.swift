/// An activation, element by element: relu, tanh, sigmoid.
package struct Elementwise: Operation {
  package let activation: Activation
  package let outputShape: [Int]
  package var inputShape: [Int] { outputShape }
  package var name: String { "Activation \(activation)" }
  package var flops: Int { outputSize }

  package func forward(_ pass: ForwardPass) {
    let count = pass.samples * outputSize
    let (x, y) = (pass.input, pass.output)
    switch activation {
    // `x > 0 ? x : 0` would hide a NaN, which training must notice.
    case .relu: for i in 0..<count { y[i] = x[i] < 0 ? 0 : x[i] }
    case .tanh: for i in 0..<count { y[i] = Elementary.tanh(x[i]) }
    case .sigmoid: for i in 0..<count { y[i] = Elementary.sigmoid(x[i]) }
    case .linear, .softmax: y.update(from: x, count: count)
    }
  }

  package func backward(_ pass: BackwardPass) {
    guard let dx = pass.inputGradient else { return }
    let count = pass.samples * outputSize
    let (y, dy) = (pass.output, pass.outputGradient)
    switch activation {
    case .relu: for i in 0..<count { dx[i] = y[i] > 0 ? dy[i] : 0 }
    case .tanh: for i in 0..<count { dx[i] = dy[i] * (1 - y[i] * y[i]) }
    case .sigmoid: for i in 0..<count { dx[i] = dy[i] * y[i] * (1 - y[i]) }
    case .linear, .softmax: dx.update(from: dy, count: count)
    }
  }
}
