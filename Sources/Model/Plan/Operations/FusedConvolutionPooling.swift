internal import CKernels

/// Convolution, bias, activation and max-pooling of the model's own images in one pass: no feature map is
/// stored, only the winners of the pooling, through which the gradient flows back. Windows that lie
/// wholly on the background are computed once (the essay is in `CKernels/conv_pool.inc.h`).
///
/// Any kernel, pool, number of filters and channels; stride 1, no padding, pools that do not overlap.
package struct FusedConvolutionPooling: Operation {
  private let convolution: Convolution
  private let pooling: MaxPooling
  private let isRectified: Bool
  private var records: InkRecords?

  /// Nil if these operations cannot be fused.
  init?(_ convolution: Convolution, isRectified: Bool, _ pooling: MaxPooling) {
    guard convolution.useBias, Self.isPlain(convolution.window.rows, stride: 1),
      Self.isPlain(convolution.window.columns, stride: 1),
      Self.isPlain(pooling.window.rows, stride: pooling.window.rows.window),
      Self.isPlain(pooling.window.columns, stride: pooling.window.columns.window)
    else { return nil }
    (self.convolution, self.pooling, self.isRectified) = (convolution, pooling, isRectified)
  }

  private static func isPlain(_ slide: Slide, stride: Int) -> Bool {
    slide.stride == stride && slide.before == 0 && slide.behind == 0
  }

  package var name: String {
    "\(convolution.name) + \(isRectified ? "relu" : "linear") + \(pooling.name)"
  }
  package var inputShape: [Int] { convolution.inputShape }
  package var outputShape: [Int] { pooling.outputShape }
  package var weights: Range<Int> { convolution.weights }
  package var flops: Int { convolution.flops + pooling.flops }

  package func scratchBytes(samples: Int) -> Int {
    4 * samples * (imageFloats + outputSize) + 64
  }

  private var imageFloats: Int {
    var shape = shape
    return Int(ck_conv_pool_scratch(&shape))
  }

  private var shape: ck_conv_pool {
    let (rows, columns) = (convolution.window.rows, convolution.window.columns)
    return ck_conv_pool(
      height: Int32(rows.size), width: Int32(columns.size),
      channels: Int32(convolution.window.channels), kernel_height: Int32(rows.window),
      kernel_width: Int32(columns.window), filters: Int32(convolution.filters),
      pool_height: Int32(pooling.window.rows.window),
      pool_width: Int32(pooling.window.columns.window), relu: isRectified ? 1 : 0)
  }

  package func prepared(for images: Tensor, on device: Device) -> any Operation {
    var operation = self
    operation.records = device.images.records(of: images, for: shape, by: device.workers)
    return operation
  }

  package func forward(_ pass: ForwardPass) {
    guard let records else { preconditionFailure("prepared(for:) comes before forward") }
    let scratch = pass.scratch.assumingMemoryBound(to: Float.self)
    let kernel = pass.weights + weights.lowerBound
    records.withLayout { layout in
      ck_conv_pool_forward(
        layout, records.base, pass.source.indices, Int32(pass.samples), kernel,
        kernel + kernelCount, scratch, pass.output, winners(scratch, pass.samples))
    }
  }

  package func backward(_ pass: BackwardPass) {
    guard let records else { preconditionFailure("prepared(for:) comes before backward") }
    let scratch = pass.scratch.assumingMemoryBound(to: Float.self)
    let gradient = pass.weightGradient + weights.lowerBound
    records.withLayout { layout in
      ck_conv_pool_backward(
        layout, records.base, pass.source.indices, Int32(pass.samples), scratch, pass.output,
        winners(scratch, pass.samples), pass.outputGradient, gradient, gradient + kernelCount)
    }
  }

  private var kernelCount: Int { weights.count - convolution.filters }

  /// Behind the images in the scratch memory.
  private func winners(
    _ scratch: UnsafeMutablePointer<Float>, _ samples: Int
  ) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(scratch + samples * imageFloats).assumingMemoryBound(to: Int32.self)
  }
}
