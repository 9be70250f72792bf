internal import Basics

extension Drawing {
  /// The picture as pixels.
  ///
  /// - Parameter scale: pixels a point.
  /// - Throws: a size error, if there would be no pixels, or more than 16,384 to a side.
  public func rasterized(scale: Double = 1) throws(PlotError) -> Bitmap {
    let (width, height) = (size.width * scale, size.height * scale)
    guard (0.5...16_384).contains(width), (0.5...16_384).contains(height) else {
      throw PlotError(
        .size, "picture", at: "\(size.width)×\(size.height) points",
        "found \(width)×\(height) pixels, expected 1 to 16384 each way")
    }
    let canvas = Canvas(
      width: Int(width.rounded(), in: 1...16_384), height: Int(height.rounded(), in: 1...16_384),
      background: background)
    var raster = Raster(canvas: canvas, transform: .scale(scale))
    try draw(on: &raster)
    return raster.canvas.bitmap
  }
}

/// Draws shapes as pixels.
private struct Raster: Backend {
  var canvas: Canvas
  /// From points to pixels.
  let transform: Transform

  mutating func draw(_ shape: Shape) throws(PlotError) {
    switch shape {
    case .fill(let path, let color): canvas.fill(flat(path), color)
    case .stroke(let path, var stroke, let color):
      stroke.width *= transform.magnification
      stroke.dash = stroke.dash.map { $0 * transform.magnification }
      canvas.fill(stroke.outline(of: flat(path), within: canvas.frame), color)
    case .image(let image, in: let rect, let interpolation):
      canvas.draw(image, in: transform.apply(rect), interpolation)
    case .clip(let path, let shapes):
      let outer = canvas.clip(to: flat(path))
      for shape in shapes { try draw(shape) }
      canvas.endClip(outer)
    }
  }

  private func flat(_ path: Path) -> [Polyline] { path.flattened(transform) }
}
