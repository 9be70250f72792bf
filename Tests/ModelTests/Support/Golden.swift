import Foundation
import Model
import TestSupport
import Testing

/// Numbers of TensorFlow Probability (References/tfp_golden.py).
func golden(_ name: String) throws -> [Double] {
  try NumberFile(fixture("golden/\(name).npy")).values
}

func goldenTensor(_ name: String) throws -> Tensor {
  let file = try NumberFile(fixture("golden/\(name).npy"))
  return Tensor(shape: file.shape, scalars: file.values.map { Float($0) })
}

/// The first images of MNIST's training set as the notebook reads them, x = 1 - v/255, with their labels.
func goldenDigits(_ count: Int) throws -> (images: Tensor, labels: [Int32]) {
  let pixels = try golden("deterministic/x320").prefix(count * 784)
  let labels = try golden("deterministic/y320").prefix(count)
  return (
    Tensor(shape: [count, 28, 28, 1], scalars: pixels.map { Float(1 - $0 / 255) }),
    labels.map { Int32($0) }
  )
}

/// The greatest distance of two lists of numbers, relative to the greatest number expected.
func distance(_ found: some Sequence<Float>, _ expected: [Double]) -> Double {
  let numbers = found.map(Double.init)
  guard numbers.count == expected.count else { return .infinity }
  let greatest = expected.map(abs).max() ?? 0
  let farthest = zip(numbers, expected).map { abs($0 - $1) }.max() ?? 0
  return greatest > 0 ? farthest / greatest : farthest
}
