internal import Basics

/// Reads an image between its pixels; (0, 0) is its top left corner, (1, 1) its bottom right one.
struct Sampler {
  let image: Bitmap
  let interpolation: Interpolation

  func color(_ u: Double, _ v: Double) -> Color {
    let (x, y) = (u * Double(image.width), v * Double(image.height))
    if interpolation == .nearest { return pixel(place(x, image.width), place(y, image.height)) }
    let (left, top) = ((x - 0.5).rounded(.down), (y - 0.5).rounded(.down))
    let (dx, dy) = (x - 0.5 - left, y - 0.5 - top)
    let (column, row) = (place(left, image.width), place(top, image.height))
    let upper = pixel(column, row).mixed(with: pixel(column + 1, row), dx)
    let lower = pixel(column, row + 1).mixed(with: pixel(column + 1, row + 1), dx)
    return upper.mixed(with: lower, dy)
  }

  /// The number of a pixel; one before the first or after the last for a place beyond them.
  private func place(_ value: Double, _ count: Int) -> Int { Int(value, in: -1...count) }

  private func pixel(_ column: Int, _ row: Int) -> Color {
    let (x, y) = (min(max(0, column), image.width - 1), min(max(0, row), image.height - 1))
    let base = 4 * (y * image.width + x)
    var color = Color.black
    (color.red, color.green) = (image.levels[base], image.levels[base + 1])
    (color.blue, color.alpha) = (image.levels[base + 2], Double(image.levels[base + 3]) / 255)
    return color
  }
}
