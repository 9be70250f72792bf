internal import CKernels

/// Convolution, bias, perhaps a ReLU, and max-pooling of a data set's own images in one pass: no feature map is
/// stored, only the winners of the pooling, through which the gradient flows back. Windows that lie
/// wholly on the background are computed once (the essay is in `CKernels/conv_pool.inc.h`).
///
/// Any kernel, pool, number of filters and channels; stride 1, no padding, pools that do not overlap.
struct ConvolutionPoolingPattern: Pattern {
  func replacement(for tensor: Tensor) -> Tensor? {
    guard let node = tensor.node, let pooling = node.operation as? MaxPooling else { return nil }
    var below = node.inputs[0].node
    let rectified = below.flatMap(rectified)
    if let rectified { below = rectified.node }
    guard let sum = below, sum.function == .add,
      let convolution = sum.inputs[0].node, let shape = convolution.operation as? Convolution,
      let bias = sum.inputs[1].node, bias.operation is Broadcast,
      let images = convolution.inputs[0].node,
      case .sample? = (images.operation as? Placeholder)?.source,
      !convolution.inputs[1].isPerSample, !bias.isPerSample,
      bias.inputs[0].shape == [shape.geometry.filters],
      isPlain(shape.geometry, pooling.window)
    else { return nil }
    let shapes = PooledShapes(
      geometry: shape.geometry, pool: pooling.window, isRectified: rectified != nil)
    return Tensor(
      ConvolutionPooling(shapes: shapes), convolution.inputs[0], convolution.inputs[1],
      bias.inputs[0])
  }

  /// What the ReLU is of, if the node is one: maximum(x, 0).
  private func rectified(_ node: Node) -> Tensor? {
    guard node.function == .maximum, let zero = node.inputs[1].node,
      zero.operation is Broadcast, zero.inputs[0].isNumber(0)
    else { return nil }
    return node.inputs[0]
  }

  private func isPlain(_ geometry: ConvolutionShape, _ pool: Window) -> Bool {
    let slides = [geometry.window.rows, geometry.window.columns, pool.rows, pool.columns]
    return slides.allSatisfy { $0.before == 0 && $0.behind == 0 } && !geometry.isDepthwise
      && slides[..<2].allSatisfy { $0.stride == 1 }
      && slides[2...].allSatisfy { $0.stride == $0.window }
  }
}

/// The pooled responses of images, kernel and bias. See `ConvolutionPoolingPattern`.
struct ConvolutionPooling: InkReading {
  let shapes: PooledShapes
  var records: InkRecords?

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard Array(inputs.dropFirst()) == [shapes.geometry.kernel, [shapes.geometry.filters]] else {
      throw shapeError(inputs, "images, a kernel and a bias")
    }
    return shapes.pool.outputShape(channels: shapes.geometry.filters)
  }

  /// The places of the winners, and the images less their background: for the gradient.
  var auxiliarySize: Int { shapes.outputs + shapes.pixels + 2 * PooledShapes.gap }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int { samples * shapes.pixels }

  func compute(_ pass: Pass) {
    guard let records else { preconditionFailure("prepared(for:) comes before compute") }
    let kept = pass.hasAuxiliary ? shapes.auxiliary(behind: pass.output, pass.samples) : nil
    records.withLayout { layout in
      ck_conv_pool_forward(
        layout, records.base, pass.rows, Int32(pass.samples), pass.start(1), pass.start(2),
        kept?.pixels ?? pass.scratch, pass.output, kept?.winners)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let both = Tensor(ConvolutionPoolingGradient(shapes: shapes), output, g)
    let count = shapes.geometry.kernel.reduce(1, *)
    return [
      nil, both.slice(0..<count).reshaped(shapes.geometry.kernel),
      both.slice(count..<count + shapes.geometry.filters),
    ]
  }
}

extension ConvolutionPooling: DrawSharing {
  func compute(_ passes: [Pass]) {
    guard let records else { preconditionFailure("prepared(for:) comes before compute") }
    // Winners are kept by the kernel for one draw alone.
    guard let first = passes.first, !first.hasAuxiliary else { return passes.forEach(compute) }
    let kernels = passes.map { Optional($0.start(1)) }
    let biases = passes.map { Optional($0.start(2)) }
    let outputs = passes.map { Optional($0.output) }
    records.withLayout { layout in
      ck_conv_pool_forward_draws(
        layout, records.base, first.rows, Int32(first.samples), Int32(passes.count), kernels,
        biases, first.scratch, outputs)
    }
  }
}

/// The gradients for kernel and bias, one after the other, from the pooled responses and their gradient.
struct ConvolutionPoolingGradient: InkReading {
  let shapes: PooledShapes
  var records: InkRecords?
  var sumsOverBatch: Bool { true }
  var readsAuxiliary: Bool { true }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    [shapes.geometry.kernel.reduce(1, *) + shapes.geometry.filters]
  }

  func compute(_ pass: Pass) {
    guard let records else { preconditionFailure("prepared(for:) comes before compute") }
    let kept = shapes.auxiliary(behind: pass.operands[0].base, pass.samples)
    records.withLayout { layout in
      ck_conv_pool_backward(
        layout, records.base, pass.rows, Int32(pass.samples), kept.pixels, pass.start(0),
        kept.winners, pass.start(1), pass.output,
        pass.output + shapes.geometry.kernel.reduce(1, *))
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [noGradient, noGradient]
  }

}

/// An operation on images of the data set, where their ink is known. What it knows of them is no part of what it does: it is equal to
/// itself before it was prepared.
protocol InkReading: SampleReading {
  var shapes: PooledShapes { get }
  /// The data set with the places of its ink, once it is known.
  var records: InkRecords? { get set }
}

extension InkReading {
  var sampleIndex: Int { 0 }

  func prepared(for samples: Samples, on device: Device) -> Self {
    var operation = self
    operation.records = shapes.records(of: samples, on: device)
    return operation
  }

  static func == (left: Self, right: Self) -> Bool { left.shapes == right.shapes }
  func hash(into hasher: inout Hasher) { hasher.combine(shapes) }
}

/// What the kernels of `CKernels/conv_pool.inc.h` have to know.
struct PooledShapes: Hashable {
  let geometry: ConvolutionShape
  let pool: Window
  let isRectified: Bool

  /// Floats a sample between arrays.
  static let gap = 8

  var outputs: Int { pool.outputShape(channels: geometry.filters).reduce(1, *) }

  /// Floats of scratch memory for an image.
  var pixels: Int {
    var shape = shape
    return Int(ck_conv_pool_scratch(&shape))
  }

  private var shape: ck_conv_pool {
    let (rows, columns) = (geometry.window.rows, geometry.window.columns)
    return ck_conv_pool(
      height: Int32(rows.size), width: Int32(columns.size),
      channels: Int32(geometry.window.channels), kernel_height: Int32(rows.window),
      kernel_width: Int32(columns.window), filters: Int32(geometry.filters),
      pool_height: Int32(pool.rows.window), pool_width: Int32(pool.columns.window),
      relu: isRectified ? 1 : 0)
  }

  func records(of samples: Samples, on device: Device) -> InkRecords {
    device.images.records(of: samples.tensor, for: shape, by: device.workers)
  }

  /// What is kept for the gradient, behind the responses of the pass's samples.
  func auxiliary(
    behind responses: UnsafeMutablePointer<Float>, _ samples: Int
  ) -> (winners: UnsafeMutablePointer<Int32>, pixels: UnsafeMutablePointer<Float>) {
    // Arrays a multiple of 4096 bytes apart would make loads of the one wait for stores to the other: they are told apart by
    // the lower half of an address only.
    let pixels = responses + samples * (outputs + PooledShapes.gap)
    let winners = pixels + samples * (self.pixels + PooledShapes.gap)
    return (UnsafeMutableRawPointer(winners).assumingMemoryBound(to: Int32.self), pixels)
  }
}
