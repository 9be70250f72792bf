/// Pixels that shapes are drawn on.
struct Canvas {
  let width: Int
  let height: Int
  private var levels: [UInt8]
  /// Where may be drawn; nil for everywhere.
  private var clip: ClipMask?

  init(width: Int, height: Int, background: Color) {
    (self.width, self.height) = (width, height)
    let pixel = [background.red, background.green, background.blue, 255]
    levels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { buffer, count in
      for index in 0..<4 * width * height { buffer[index] = pixel[index & 3] }
      count = 4 * width * height
    }
  }

  var bitmap: Bitmap { Bitmap(width: width, height: height, levels: levels) }

  /// Fills by the non-zero rule.
  mutating func fill(_ lines: [Polyline], _ color: Color) {
    let bounds = clip?.box ?? PixelBox(width: width, height: height)
    guard color.alpha > 0, let coverage = Coverage(lines, within: bounds) else { return }
    let ink = Ink(color)
    let box = coverage.box
    levels.withUnsafeMutableBufferPointer { levels in
      for row in 0..<box.height {
        let base = (box.y + row) * width + box.x
        coverage.row(row) { column, share in
          let visible = clip.map { $0.share(box.x + column, box.y + row) * share } ?? share
          ink.blend(visible, into: levels, at: 4 * (base + column))
        }
      }
    }
  }

  /// Leaves what lies outside the lines as it is, until `endClip` with the clip that was there before.
  mutating func clip(to lines: [Polyline]) -> ClipMask? {
    let outer = clip
    clip = ClipMask(lines, within: outer, width: width, height: height)
    return outer
  }

  mutating func endClip(_ outer: ClipMask?) { clip = outer }

  /// Shows an image in a rectangle, given in pixels: those whose centres lie in it.
  mutating func draw(_ image: Bitmap, in rect: Rect, _ interpolation: Interpolation) {
    guard image.width > 0, image.height > 0, rect.width > 0, rect.height > 0, rect.isFinite
    else { return }
    let sampler = Sampler(image: image, interpolation: interpolation)
    for row in pixels(rect.minY, rect.maxY, limit: height) {
      let v = (Double(row) + 0.5 - rect.y) / rect.height
      for column in pixels(rect.minX, rect.maxX, limit: width) {
        let u = (Double(column) + 0.5 - rect.x) / rect.width
        let visible = clip?.share(column, row) ?? 1
        Ink(sampler.color(u, v)).blend(visible, into: &levels, at: 4 * (row * width + column))
      }
    }
  }

  private func pixels(_ low: Double, _ high: Double, limit: Int) -> Range<Int> {
    let first = Int(min(max(0, (low - 0.5).rounded(.up)), Double(limit)))
    return first..<max(first, Int(min(max(0, (high - 0.5).rounded(.up)), Double(limit))))
  }
}

/// Reads an image between its pixels; (0, 0) is its top left corner, (1, 1) its bottom right one.
private struct Sampler {
  let image: Bitmap
  let interpolation: Interpolation

  func color(_ u: Double, _ v: Double) -> Color {
    let (x, y) = (u * Double(image.width), v * Double(image.height))
    if interpolation == .nearest { return pixel(Int(x), Int(y)) }
    let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
    let (dx, dy) = (x - 0.5 - left, y - 0.5 - top)
    let (column, row) = (Int(left), Int(top))
    let upper = pixel(column, row).mixed(with: pixel(column + 1, row), dx)
    let lower = pixel(column, row + 1).mixed(with: pixel(column + 1, row + 1), dx)
    return upper.mixed(with: lower, dy)
  }

  private func pixel(_ column: Int, _ row: Int) -> Color {
    let (x, y) = (min(max(0, column), image.width - 1), min(max(0, row), image.height - 1))
    let base = 4 * (y * image.width + x)
    var color = Color.black
    (color.red, color.green) = (image.levels[base], image.levels[base + 1])
    (color.blue, color.alpha) = (image.levels[base + 2], Double(image.levels[base + 3]) / 255)
    return color
  }
}
