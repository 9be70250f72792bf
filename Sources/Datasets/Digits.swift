/// Images of digits with their labels.
public struct Digits: Sendable, Equatable {
  public let rows: Int
  public let columns: Int
  /// Brightness, image by image, row by row: 0 is the ground, 255 full ink.
  public let pixels: [UInt8]
  /// 0...9, one for each image.
  public let labels: [UInt8]

  /// How many a file may hold. MNIST has 60,000; more than this is damage, or would fill the memory.
  static let limit = 1_000_000

  /// - Precondition: there are `rows` × `columns` pixels for each label.
  public init(rows: Int, columns: Int, pixels: [UInt8], labels: [UInt8]) {
    precondition(
      pixels.count == rows * columns * labels.count,
      "pixels.count must be \(rows * columns * labels.count), is \(pixels.count)")
    (self.rows, self.columns, self.pixels, self.labels) = (rows, columns, pixels, labels)
  }

  public var count: Int { labels.count }

  /// The first `length` images, or all if there are fewer.
  public func prefix(_ length: Int) -> Digits {
    let length = min(max(0, length), count)
    return Digits(
      rows: rows, columns: columns, pixels: Array(pixels.prefix(length * rows * columns)),
      labels: Array(labels.prefix(length)))
  }
}
