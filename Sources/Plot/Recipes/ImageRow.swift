internal import Basics

extension Figure {
  /// Images side by side, eight to a row.
  ///
  /// - Parameter images: of 28×28, row by row: 0 is black, 1 white.
  public static func imageRow(_ images: [[Float]]) -> Figure {
    let perRow = max(1, min(8, images.count))
    let starts = Array(stride(from: 0, to: images.count, by: perRow))
    var rows = starts.map { start in
      (start..<start + perRow).map { index in
        index < images.count ? Axes.image(grayImage(images[index])) : .blank
      }
    }
    if rows.isEmpty { rows = [[.blank]] }
    return Figure(
      height: 84 * Double(max(1, starts.count)), rows: rows,
      alt: images.count == 1
        ? "One image of a digit, dark on light."
        : "\(images.count) images of digits in a row, dark on light.")
  }
}

/// A square image of shades between 0 (black) and 1 (white), row by row. They come in 128 steps, which nobody can tell
/// from 256, and which leave room in a palette for the other colours of a figure.
func grayImage(_ shades: [Float]) -> Bitmap {
  let side = Int(Double(shades.count).squareRoot())
  let gray = shades.prefix(side * side).map { shade -> UInt8 in
    shade.isFinite
      ? UInt8((127 * min(1, max(0, shade))).rounded() * 255 / 127, in: 0...255) : 128
  }
  return Bitmap(width: side, height: side, gray: gray)
}
