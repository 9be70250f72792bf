/// The rows of a data set, as a plan reads them.
struct Samples {
  let tensor: Tensor
  private let numbers: UnsafePointer<Float>?
  private let codes: UnsafePointer<UInt8>?
  private let table: UnsafePointer<Float>?
  let rowSize: Int

  /// Copies a row.
  func copy(_ row: Int, into output: UnsafeMutablePointer<Float>) {
    if let numbers { return output.update(from: numbers + row * rowSize, count: rowSize) }
    guard let codes, let table else { return }
    let start = codes + row * rowSize
    for index in 0..<rowSize { output[index] = table[Int(start[index])] }
  }

  /// Calls `body` with some data sets, whose memory stays where it is meanwhile.
  static func with<Result, Failure: Error>(
    _ tensors: [Tensor], _ body: ([Samples]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try with(tensors[...], [], body)
  }

  private static func with<Result, Failure: Error>(
    _ tensors: ArraySlice<Tensor>, _ done: [Samples],
    _ body: ([Samples]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let tensor = tensors.first else { return try body(done) }
    let rest = tensors.dropFirst()
    if case .codes(let coded) = tensor.content {
      return try coded.codes.withUnsafeBufferPointer { codes throws(Failure) in
        try coded.table.withUnsafeBufferPointer { table throws(Failure) in
          let samples = Samples(
            tensor: tensor, numbers: nil, codes: codes.baseAddress, table: table.baseAddress,
            rowSize: tensor.rowSize)
          return try with(rest, done + [samples], body)
        }
      }
    }
    return try tensor.scalars.withUnsafeBufferPointer { numbers throws(Failure) in
      let samples = Samples(
        tensor: tensor, numbers: numbers.baseAddress, codes: nil, table: nil,
        rowSize: tensor.rowSize)
      return try with(rest, done + [samples], body)
    }
  }
}

/// An operation that reads the samples of a data set itself, rather than a copy of those of its chunk.
protocol SampleReading: Operation {
  /// Which of the plan's data sets it reads.
  var sampleIndex: Int { get }

  /// The operation, ready for a data set.
  func prepared(for samples: Samples, on device: Device) -> Self
}
