/// An array in the IDX format of the MNIST database, whose elements are integers from 0 to 255: images or labels.
///
///     let images = try IDX(contentsOf: "t10k-images-idx3-ubyte.gz")
///     images.shape     // [10000, 28, 28]
///     images.elements  // brightness, image by image, row by row
///
/// It reads all types that the format has, with up to four axes. Files that gzip has compressed are inflated on the way.
public struct IDX: Sendable, Equatable {
  /// The length of each axis.
  public let shape: [Int]
  /// The last axis varies fastest.
  public let elements: [UInt8]
  /// Offset of the first element, and how many bytes lie between one and the next.
  let start, width: Int

  /// Reads a file.
  ///
  /// - Throws: `DatasetError`: missing, if there is no such file; malformed, with the offset of the byte that is wrong or the
  ///   first element that is no integer in 0...255; unreadable.
  public init(contentsOf path: String) throws(DatasetError) {
    try self.init(openData(path, what: "IDX array"), .any)
  }

  /// Whether shapes and elements are the same, wherever they stand in their files.
  public static func == (one: IDX, other: IDX) -> Bool {
    one.shape == other.shape && one.elements == other.elements
  }

  /// What a file is expected to hold.
  enum Content {
    case images
    case labels
    /// An array of any shape and type.
    case any

    /// Images have three, labels one.
    var axes: ClosedRange<Int> {
      switch self {
      case .images: 3...3
      case .labels: 1...1
      case .any: 1...4
      }
    }

    var name: String {
      switch self {
      case .images: "images"
      case .labels: "labels"
      case .any: "an array"
      }
    }
  }

  /// For labels there can be a table of 32-bit numbers too, as in QMNIST's files: its first column is taken.
  ///
  /// - Throws: malformed, with the offset of the byte that is wrong; what the source throws.
  init(_ source: any ByteSource, _ content: Content) throws(DatasetError) {
    let header = try IDXHeader(source, content)
    let numbers = header.numbers(of: source)
    try numbers.check(declaredAt: 4)
    elements = try numbers.all(header.shape.reduce(1, *) / numbers.step)
    shape = header.isTable ? [header.shape[0]] : header.shape
    (start, width) = (numbers.start, header.type.size * numbers.step)
  }
}
