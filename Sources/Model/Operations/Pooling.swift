internal import CKernels

/// The greatest value of each window, channel by channel. Of equals the first wins (the choice of TensorFlow's CPU
/// kernel); a NaN wins over numbers, so that it is not hidden.
struct MaxPooling: Operation {
  let window: Window

  var name: String { "max pooling" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    try window.pooledShape(inputs, self)
  }

  func compute(_ pass: Pass) { window.pool(pass, by: ck_max_pool) }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(MaxPoolingGradient(window: window), inputs[0], g)]
  }
}

/// The slope of each window goes to its winner: of x and g, g at the places of the winners.
struct MaxPoolingGradient: Operation {
  let window: Window

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { inputs[0] }

  func compute(_ pass: Pass) {
    window.withPooling { pooling in
      for sample in 0..<pass.samples {
        ck_max_pool_gradient(
          pooling, 1, pass.input(0, sample: sample).baseAddress,
          pass.input(1, sample: sample).baseAddress, pass.output(sample: sample).baseAddress)
      }
    }
  }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [nil, noGradient]
  }
}

/// The mean of each window, over the part of it that lies on the input.
struct AveragePooling: Operation {
  let window: Window

  var name: String { "average pooling" }

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    try window.pooledShape(inputs, self)
  }

  func compute(_ pass: Pass) { window.pool(pass, by: ck_average_pool) }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(AveragePoolingGradient(window: window), g)]
  }
}

/// The transpose of averaging: each number of a mean gets its share.
struct AveragePoolingGradient: Operation {
  let window: Window

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] { window.inputShape }

  func compute(_ pass: Pass) { window.pool(pass, by: ck_average_pool_gradient) }

  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    [Tensor(AveragePooling(window: window), g)]
  }
}

extension Window {
  /// A kernel of `CKernels/pooling.inc.h` with one input: windows, samples, input, output.
  fileprivate typealias Kernel = (
    UnsafePointer<ck_pooling>?, Int, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?
  ) -> Void

  fileprivate func pooledShape(
    _ inputs: [[Int]], _ operation: some Operation
  ) throws(ModelError) -> [Int] {
    guard inputs[0] == inputShape else { throw operation.shapeError(inputs, "\(inputShape)") }
    return outputShape(channels: channels)
  }

  /// Runs a kernel on one sample after the other, which may share their input.
  fileprivate func pool(_ pass: Pass, by kernel: Kernel) {
    withPooling { pooling in
      for sample in 0..<pass.samples {
        kernel(
          pooling, 1, pass.input(0, sample: sample).baseAddress,
          pass.output(sample: sample).baseAddress)
      }
    }
  }

  fileprivate func withPooling(_ body: (UnsafePointer<ck_pooling>) -> Void) {
    let pooling = ck_pooling(
      rows: Int32(rows.size), columns: Int32(columns.size), channels: Int32(channels),
      pool_rows: Int32(rows.window), pool_columns: Int32(columns.window),
      stride_rows: Int32(rows.stride), stride_columns: Int32(columns.stride),
      top: Int32(rows.before), left: Int32(columns.before), out_rows: Int32(rows.output),
      out_columns: Int32(columns.output))
    withUnsafePointer(to: pooling, body)
  }
}
