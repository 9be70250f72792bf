/// Images with their labels.
public struct LabelledImages: Sendable, Equatable {
  /// How many rows of pixels each image has.
  public let rows: Int
  /// How many pixels each row has.
  public let columns: Int
  /// Brightness, image by image, row by row: 0 is the ground, 255 the brightest foreground.
  public let pixels: [UInt8]
  /// 0...9, one for each image.
  public let labels: [UInt8]

  /// How many a file may hold. MNIST has 60,000; more than this is damage, or would fill the memory.
  static let limit = 1_000_000

  /// Images at hand.
  ///
  /// - Precondition: there are `rows` × `columns` pixels for each label.
  public init(rows: Int, columns: Int, pixels: [UInt8], labels: [UInt8]) {
    precondition(
      pixels.count == rows * columns * labels.count,
      "pixels.count must be \(rows * columns * labels.count), is \(pixels.count)")
    (self.rows, self.columns, self.pixels, self.labels) = (rows, columns, pixels, labels)
  }

  /// How many images there are.
  public var count: Int { labels.count }

  /// The first `length` images, or all if there are fewer.
  public func prefix(_ length: Int) -> LabelledImages {
    let length = min(max(0, length), count)
    return LabelledImages(
      rows: rows, columns: columns, pixels: Array(pixels.prefix(length * rows * columns)),
      labels: Array(labels.prefix(length)))
  }

  /// All images but the first `length`.
  func dropFirst(_ length: Int) -> LabelledImages {
    LabelledImages(
      rows: rows, columns: columns, pixels: Array(pixels.dropFirst(length * rows * columns)),
      labels: Array(labels.dropFirst(length)))
  }

  /// Each image with its rows as columns.
  func transposed() -> LabelledImages {
    let (size, count) = (rows * columns, count)
    let turned = [UInt8](unsafeUninitializedCapacity: count * size) { buffer, filled in
      for start in stride(from: 0, to: count * size, by: size) {
        for row in 0..<rows {
          for column in 0..<columns {
            buffer[start + column * rows + row] = pixels[start + row * columns + column]
          }
        }
      }
      filled = count * size
    }
    return LabelledImages(rows: columns, columns: rows, pixels: turned, labels: labels)
  }
}
