internal import Basics

/// Pixels that shapes are drawn on.
struct Canvas {
  let width: Int
  let height: Int
  /// Four for each pixel: see ``Pixel``.
  private var levels: [UInt8]
  /// Where may be drawn; nil for everywhere.
  private var clip: ClipMask?

  init(width: Int, height: Int, background: Color) {
    (self.width, self.height) = (width, height)
    levels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { levels, count in
      let pixels = UnsafeMutableRawBufferPointer(levels).bindMemory(to: Pixel.self)
      pixels.prefix(width * height).initialize(repeating: Pixel(background))
      count = 4 * width * height
    }
  }

  var frame: Rect { Rect(x: 0, y: 0, width: Double(width), height: Double(height)) }

  var bitmap: Bitmap { Bitmap(width: width, height: height, levels: levels) }

  /// Fills by the non-zero rule.
  mutating func fill(_ lines: [Polyline], _ color: Color) {
    let bounds = clip?.box ?? PixelBox(width: width, height: height)
    guard color.alpha > 0, let coverage = Coverage(lines, within: bounds) else { return }
    let (paint, box, width, clip) = (Paint(color), coverage.box, width, clip)
    levels.withUnsafeMutableBytes { levels in
      let pixels = levels.bindMemory(to: Pixel.self)
      for y in box.y..<box.y + box.height {
        let row = UnsafeMutableBufferPointer(rebasing: pixels[y * width..<(y + 1) * width])
        coverage.row(y - box.y) { columns, share in
          let span = columns.lowerBound + box.x..<columns.upperBound + box.x
          guard let clip, !clip.isWhole(span, y) else { return paint.blend(share, over: row[span]) }
          for x in span { paint.blend(clip.share(x, y) * share, over: row[x...x]) }
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
    guard image.width > 0, image.height > 0, rect.width > 0, rect.height > 0, rect.isFinite else {
      return
    }
    let sampler = Sampler(image: image, interpolation: interpolation)
    let columns = centers(rect.minX, rect.maxX, limit: width)
    let rows = centers(rect.minY, rect.maxY, limit: height)
    let (width, clip) = (width, clip)
    let isCopied = clip == nil && interpolation == .nearest && image.isOpaque
    levels.withUnsafeMutableBytes { levels in
      let pixels = levels.bindMemory(to: Pixel.self)
      var source: Int?
      for row in rows {
        let v = (Double(row) + 0.5 - rect.y) / rect.height
        let above = source
        source = Int(v * Double(image.height), in: 0...image.height)
        for column in columns {
          let place = row * width + column
          if isCopied, above == source {
            pixels[place] = pixels[place - width]
            continue
          }
          let u = (Double(column) + 0.5 - rect.x) / rect.width
          Paint(sampler.color(u, v)).blend(clip?.share(column, row) ?? 1, over: &pixels[place])
        }
      }
    }
  }

  /// The pixels whose centres lie between two places.
  private func centers(_ low: Double, _ high: Double, limit: Int) -> Range<Int> {
    let first = Int((low - 0.5).rounded(.up), in: 0...limit)
    return first..<max(first, Int((high - 0.5).rounded(.up), in: 0...limit))
  }
}
