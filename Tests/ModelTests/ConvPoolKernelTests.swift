import CKernels
import Testing

@testable import Model

/// The fused kernels of convolution, ReLU and max-pooling against their definition.
@Suite struct ConvPoolKernelTests {
  /// Kernels 1 to 7, pools 1 to 6, filters 1 to 17, channels 1 to 3, in images that do and do not come out even; the
  /// notebook's shape first, which has an instance of its own.
  static let shapes: [ck_conv_pool] = [
    (28, 28, 1, 5, 5, 8, 6, 6), (28, 28, 1, 5, 5, 17, 6, 6), (28, 28, 3, 5, 5, 8, 6, 6),
    (13, 12, 1, 3, 3, 8, 2, 2), (11, 14, 2, 3, 4, 9, 3, 2), (9, 9, 3, 1, 1, 1, 3, 3),
    (16, 15, 1, 7, 7, 4, 4, 5), (17, 20, 2, 6, 2, 16, 5, 6), (12, 12, 1, 2, 6, 3, 1, 1),
    (10, 21, 1, 4, 7, 12, 2, 4), (8, 8, 1, 7, 1, 5, 2, 6), (14, 13, 3, 4, 4, 7, 6, 2),
    (6, 6, 1, 6, 6, 2, 1, 1), (45, 9, 1, 5, 3, 8, 40, 6), (32, 32, 1, 5, 5, 8, 6, 6),
  ].map { height, width, channels, kh, kw, filters, ph, pw in
    ck_conv_pool(
      height: height, width: width, channels: channels, kernel_height: kh, kernel_width: kw,
      filters: filters, pool_height: ph, pool_width: pw, relu: 1)
  }

  private func expected(_ trial: KernelTrial) -> (
    output: [Double], winners: [Int32], kernel: [Double], bias: [Double]
  ) {
    let size = trial.images.count / KernelTrial.count
    let outputs = trial.slopes.count / KernelTrial.count
    var kernel = trial.weights.map { _ in 0.0 }
    var bias = trial.bias.map { _ in 0.0 }
    var all = NaiveConvPool.Forward()
    for n in 0..<KernelTrial.count {
      let image = trial.images[n * size..<(n + 1) * size]
      let forward = trial.naive.forward(image, trial.weights, trial.bias)
      trial.naive.addGradient(
        image, forward, trial.slopes[n * outputs..<(n + 1) * outputs], to: &kernel, &bias)
      all.output += forward.output
      all.winners += forward.winners
    }
    return (all.output, all.winners, kernel, bias)
  }

  @Test(arguments: shapes.indices, KernelTrial.Images.allCases)
  func kernelsAreTheirDefinition(_ index: Int, _ kind: KernelTrial.Images) {
    for relu: Int32 in [0, 1] {
      var shape = Self.shapes[index]
      shape.relu = relu
      let trial = KernelTrial(shape, kind, key: Key(seed: 21).child(index))
      let (output, winners, kernel, bias) = expected(trial)
      let found = trial.run()
      if kind == .fractions {
        // Up to 147 products: each adds a rounding of 6e-8 of the sum so far.
        #expect(distance(found.output, output) < 1e-6)
        #expect(distance(found.kernelGradient, kernel) < 1e-6)
        #expect(distance(found.biasGradient, bias) < 1e-6)
      } else {
        #expect(found.output.map(Double.init) == output)
        #expect(found.winners == winners)
        #expect(found.kernelGradient.map(Double.init) == kernel)
        #expect(found.biasGradient.map(Double.init) == bias)
      }
    }
  }

  @Test func imagesOf256ShadesTakeAByteAValue() {
    let shape = Self.shapes[0]
    let stored = KernelTrial.Images.allCases.filter {
      KernelTrial(shape, $0, key: Key(seed: 21).child(0)).isStoredAsBytes
    }
    #expect(stored == [.ink, .blank, .grounds])
  }

  /// A weight that is no number must reach the output, though comparisons drop it.
  @Test(arguments: [Float.nan, .infinity]) func whatIsNotFiniteIsSeen(_ value: Float) {
    let sound = KernelTrial(Self.shapes[3], .ink, key: Key(seed: 2))
    var weights = sound.weights
    weights[0] = value
    let found = KernelTrial(sound, weights: weights).run()
    let first = stride(from: 0, to: found.output.count, by: 8).map { found.output[$0] }
    #expect(first.allSatisfy { !$0.isFinite })
  }
}

extension KernelTrial {
  init(_ trial: KernelTrial, weights: [Float]) {
    (naive, images, bias, slopes) = (trial.naive, trial.images, trial.bias, trial.slopes)
    self.weights = weights
  }
}
