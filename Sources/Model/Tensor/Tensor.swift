// One array type
//
// A `Tensor` holds numbers, or stands for numbers that are not known yet: a value in a *trace*. Operations on numbers
// are computed at once. If one of their arguments is traced, they only note what is to be done, and the result is traced
// too. So a function of tensors can be called with numbers, or called once with placeholders and turned into a `Plan`,
// which runs it, and its gradient, as often as wanted.
//
// Functions are written for *one sample*, without a batch axis. A traced tensor knows whether it differs from sample to
// sample or is shared by the batch; `shape` is that of one sample either way. All operations work on trailing axes, so
// the same function, called with numbers, also takes a batch of samples along leading axes.
//
// Operators cannot throw. A result that makes no sense is a tensor too, which holds the error: operations on it pass the
// first error on, and whoever needs numbers, or compiles a plan, gets it.

/// Numbers in row-major order under a shape, or, in a trace, what stands for them. The last axis is contiguous; images are
/// [count, height, width, channels].
public struct Tensor: Sendable {
  /// Extents of the axes, [] for a single number. In a trace it is the shape for one sample.
  public let shape: [Int]
  let content: Content

  enum Content: Sendable {
    case numbers([Float])
    case codes(CodedNumbers)
    case traced(Node)
    case invalid(ModelError)
  }

  /// - Precondition: as many scalars as the shape asks for, and no negative extent.
  public init(shape: [Int], scalars: [Float]) {
    Tensor.check(shape, count: scalars.count, "scalars")
    self.init(shape: shape, content: .numbers(scalars))
  }

  /// A tensor of one axis.
  public init(_ scalars: [Float]) {
    self.init(shape: [scalars.count], scalars: scalars)
  }

  /// A single number, of shape [].
  public init(_ scalar: Double) {
    self.init(shape: [], content: .numbers([Float(scalar)]))
  }

  /// The numbers `table[code]`, stored as a byte each: images as they come from a file, for a quarter of the memory.
  ///
  /// - Precondition: as many codes as the shape asks for, and a table of 256 numbers.
  public init(shape: [Int], codes: [UInt8], table: [Float]) {
    Tensor.check(shape, count: codes.count, "codes")
    precondition(table.count == 256, "table.count must be 256, is \(table.count)")
    self.init(shape: shape, content: .codes(CodedNumbers(codes: codes, table: table)))
  }

  init(shape: [Int], content: Content) {
    (self.shape, self.content) = (shape, content)
  }

  init(invalid error: ModelError) {
    self.init(shape: [], content: .invalid(error))
  }

  private static func check(_ shape: [Int], count: Int, _ name: String) {
    precondition(shape.allSatisfy { $0 >= 0 }, "shape must not be negative, is \(shape)")
    let expected = shape.reduce(1, *)
    precondition(
      count == expected, "\(name).count must be \(expected) for shape \(shape), is \(count)")
  }

  /// The numbers, row by row.
  ///
  /// - Precondition: the tensor holds numbers. A traced tensor has none yet, and one that came of an impossible
  ///   operation has an error instead (`checked()` throws it).
  public var scalars: [Float] {
    switch content {
    case .numbers(let scalars): return scalars
    case .codes(let coded): return coded.decoded(0..<coded.codes.count)
    case .invalid(let error): preconditionFailure(error.description)
    case .traced(let node):
      preconditionFailure("\(node.operation.name): a traced tensor has no numbers yet")
    }
  }

  /// The tensor itself. Throws if it came of an operation that was impossible.
  public func checked() throws(ModelError) -> Tensor {
    if case .invalid(let error) = content { throw error }
    return self
  }

  /// The only number of a tensor of one element.
  ///
  /// - Precondition: one element.
  public var scalar: Float {
    precondition(size == 1, "shape must have one element, is \(shape)")
    return scalars[0]
  }

  /// The extent of the first axis; 1 for a scalar.
  public var count: Int { shape.first ?? 1 }

  /// Scalars in all.
  public var size: Int { shape.reduce(1, *) }

  /// Scalars in one element of the first axis.
  public var rowSize: Int { shape.dropFirst().reduce(1, *) }

  /// The node of a traced tensor.
  var node: Node? {
    if case .traced(let node) = content { return node }
    return nil
  }

  /// Whether a traced tensor differs from sample to sample.
  var isPerSample: Bool { node?.isPerSample ?? false }
}

/// Numbers of which there are at most 256 different ones.
struct CodedNumbers: Sendable {
  let codes: [UInt8]
  let table: [Float]

  func decoded(_ range: Range<Int>) -> [Float] {
    let codes = codes[range]
    return [Float](unsafeUninitializedCapacity: codes.count) { numbers, initialized in
      table.withUnsafeBufferPointer { table in
        for (index, code) in codes.enumerated() { numbers[index] = table[Int(code)] }
      }
      initialized = codes.count
    }
  }

  /// The numbers of the table that occur.
  var occurringNumbers: [Float] {
    var occurs = [Bool](repeating: false, count: table.count)
    for code in codes { occurs[Int(code)] = true }
    return zip(table, occurs).filter(\.1).map(\.0)
  }
}

extension Tensor: Equatable {
  /// Equal shape, and the same bits: NaN equals itself, and 0 differs from -0. Traced tensors are equal if they are the
  /// same value of the same trace.
  public static func == (left: Tensor, right: Tensor) -> Bool {
    if let left = left.node, let right = right.node { return left === right }
    guard left.node == nil, right.node == nil, left.shape == right.shape else { return false }
    return left.scalars.elementsEqual(right.scalars) { $0.bitPattern == $1.bitPattern }
  }
}

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}
