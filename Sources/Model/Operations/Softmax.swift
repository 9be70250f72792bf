internal import CKernels

/// z - ln Σ exp z along the last axis, without overflow.
struct LogSoftmax: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard let last = inputs[0].last, last > 0 else { throw shapeError(inputs, "a last axis") }
    return inputs[0]
  }

  func compute(_ pass: Pass) {
    let last = pass.outputShape.last ?? 1
    for sample in 0..<pass.samples {
      let z = pass.input(0, sample: sample)
      ck_log_softmax(
        z.baseAddress, z.count / last, last, pass.output(sample: sample).baseAddress)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(LogSoftmaxGradient(), output, g)]
  }
}

/// g - softmax · Σ g, from the logarithm of the softmax.
struct LogSoftmaxGradient: Operation {
  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    let last = pass.outputShape.last ?? 1
    for sample in 0..<pass.samples {
      let logarithms = pass.input(0, sample: sample)
      ck_log_softmax_gradient(
        logarithms.baseAddress, pass.input(1, sample: sample).baseAddress,
        logarithms.count / last, last, pass.output(sample: sample).baseAddress)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let (softmax, slope) = (exp(inputs[0]), inputs[1])
    let sums = slope.sum([-1], keepsAxes: true)
    return [-(g * softmax * sums), g - (g * softmax).sum([-1], keepsAxes: true)]
  }
}

/// z - ln Σ exp z along the last axis, without overflow, of the shape of z (SciPy: `log_softmax`). An error if there is no last axis,
/// or if it is empty.
public func logSoftmax(_ z: Tensor) -> Tensor { Tensor(LogSoftmax(), z) }

/// exp z / Σ exp z along the last axis, of the shape of z (SciPy: `softmax`). An error where `logSoftmax` is one.
public func softmax(_ z: Tensor) -> Tensor { exp(logSoftmax(z)) }

/// ln Σ exp x along the last axis, without overflow: [..., n] to [...] (SciPy: `logsumexp`). Of terms that are all -∞ it is -∞. An
/// error if there is no last axis, or if it is empty.
public func logSumExp(_ x: Tensor) -> Tensor {
  let shift = shift(under: x.max([-1], keepsAxes: true))
  let sums = exp(x - shift).sum([-1], keepsAxes: true)
  return (log(sums) + shift).reshaped(x.shape.dropLast())
}

/// ln Σ exp x of terms of one shape, place by place, without overflow (NumPy: `logaddexp.reduce`). Of terms that are all -∞ it is -∞.
///
/// - Precondition: at least one term.
func logSumExp(_ terms: [Tensor]) -> Tensor {
  let rest = terms.dropFirst()
  let shift = shift(under: rest.reduce(terms[0]) { maximum($0, $1) })
  let powers = rest.reduce(exp(terms[0] - shift)) { $0 + exp($1 - shift) }
  return log(powers) + shift
}

/// What is taken off terms, so that no exponential of them overflows: the greatest of them, which has no slope. One that is
/// infinite is left out of the differences, which would be no numbers.
private func shift(under greatest: Tensor) -> Tensor {
  let greatest = stopGradient(greatest)
  return select(greater(Tensor(.infinity), abs(greatest)), greatest, 0)
}
