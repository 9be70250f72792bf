internal import Datasets
internal import Plot

/// The first images of a set in rows, light on dark as their files have them.
struct ContactSheet {
  let columns = 20
  let rows = 10
  private let gap = 4
  let images: LabelledImages

  /// A PNG file.
  func png() throws -> [UInt8] {
    let shown = images.prefix(columns * rows)
    let (tall, wide) = (shown.rows, shown.columns)
    let width = gap + columns * (wide + gap)
    let height = gap + (shown.count + columns - 1) / columns * (tall + gap)
    var gray = [UInt8](repeating: 96, count: width * height)
    for index in 0..<shown.count {
      let left = gap + index % columns * (wide + gap)
      let top = gap + index / columns * (tall + gap)
      for row in 0..<tall {
        let pixels = shown.pixels[(index * tall + row) * wide..<(index * tall + row + 1) * wide]
        let start = (top + row) * width + left
        gray.replaceSubrange(start..<start + wide, with: pixels)
      }
    }
    return try PNG.encode(Bitmap(width: width, height: height, gray: gray))
  }
}
