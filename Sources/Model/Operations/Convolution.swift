internal import CKernels

// Convolution (cross-correlation) and its two gradients. Each is linear in either input, and the gradient of each is made
// of the other two.

/// Shapes of a convolution: [rows, columns, channels] and a kernel [kernel rows, kernel columns, channels, filters]
/// give [rows', columns', filters]. Depthwise, the kernel is [kernel rows, kernel columns, channels, multiplier], and
/// output channel c · multiplier + j is input channel c under kernel j of it.
struct ConvolutionShape: Hashable {
  let window: Window
  let filters: Int
  let isDepthwise: Bool

  var input: [Int] { window.inputShape }
  var kernel: [Int] {
    [
      window.rows.window, window.columns.window, window.channels,
      isDepthwise ? filters / window.channels : filters,
    ]
  }
  var output: [Int] { window.outputShape(channels: filters) }

  func with<Result>(_ body: (UnsafePointer<ck_convolution>) -> Result) -> Result {
    let (rows, columns) = (window.rows, window.columns)
    let shape = ck_convolution(
      rows: Int32(rows.size), columns: Int32(columns.size), channels: Int32(window.channels),
      kernel_rows: Int32(rows.window), kernel_columns: Int32(columns.window),
      filters: Int32(filters), stride_rows: Int32(rows.stride),
      stride_columns: Int32(columns.stride), top: Int32(rows.before), left: Int32(columns.before),
      out_rows: Int32(rows.output), out_columns: Int32(columns.output),
      depthwise: isDepthwise ? 1 : 0)
    return withUnsafePointer(to: shape, body)
  }

  var scratch: Int { with { ck_convolution_scratch($0) } }
}

/// convolve(x, kernel).
struct Convolution: Operation {
  let geometry: ConvolutionShape

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    guard inputs == [geometry.input, geometry.kernel] else {
      throw shapeError(inputs, "\(geometry.input) and \(geometry.kernel)")
    }
    return geometry.output
  }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int { geometry.scratch }

  func compute(_ pass: Pass) {
    pass.runs(
      sharing: 1,
      many: { pass in
        geometry.with {
          ck_convolve(
            $0, pass.samples, pass.start(0), pass.start(1), nil, pass.scratch, pass.output)
        }
      })
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [
      Tensor(ConvolutionInputGradient(geometry: geometry), g, inputs[1]),
      geometry.kernelGradient(for: inputs[1], inputs[0], g),
    ]
  }
}

/// The gradient for x, from that of the output and the kernel.
struct ConvolutionInputGradient: Operation {
  let geometry: ConvolutionShape

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { geometry.input }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int { geometry.scratch }

  func compute(_ pass: Pass) {
    pass.runs(
      sharing: 1,
      many: { pass in
        geometry.with {
          ck_convolve_input_gradient(
            $0, pass.samples, pass.start(0), pass.start(1), pass.scratch, pass.output)
        }
      })
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [
      Tensor(Convolution(geometry: geometry), g, inputs[1]),
      geometry.kernelGradient(for: inputs[1], g, inputs[0]),
    ]
  }
}

/// The gradient for the kernel, summed over the samples, from x and the gradient of the output, which differ from sample to sample:
/// `kernelGradient` sees to that.
struct ConvolutionKernelGradient: Operation {
  let geometry: ConvolutionShape
  var sumsOverBatch: Bool { true }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { geometry.kernel }

  func scratchSize(_ inputs: [[Int]], samples: Int) -> Int { geometry.scratch }

  func compute(_ pass: Pass) {
    precondition(!pass.isShared(0) && !pass.isShared(1), "inputs must be of each sample")
    geometry.with {
      ck_convolve_kernel_gradient(
        $0, pass.samples, pass.start(0), pass.start(1), pass.scratch, pass.output)
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [
      Tensor(ConvolutionInputGradient(geometry: geometry), inputs[1], g),
      Tensor(Convolution(geometry: geometry), inputs[0], g),
    ]
  }
}

extension ConvolutionShape {
  /// A kernel that differs from sample to sample has no gradient of its own.
  fileprivate func kernelGradient(for kernel: Tensor, _ x: Tensor, _ g: Tensor) -> Tensor {
    let operation = ConvolutionKernelGradient(geometry: self)
    guard !kernel.isPerSample else { return operation.noGradient }
    return Tensor(operation, x.perSample(like: g), g.perSample(like: x))
  }
}

extension Pass {
  /// Computes all samples together if only input `shared` is the same for all, else one after the other.
  fileprivate func runs(sharing shared: Int, many: (Pass) -> Void) {
    guard isShared(1 - shared) || samples > 1 && !isShared(shared) else { return many(self) }
    for index in 0..<samples { sample(index, many, inputs: 2) }
  }
}
