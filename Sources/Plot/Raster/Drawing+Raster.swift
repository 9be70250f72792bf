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
    var canvas = Canvas(
      width: Int(width.rounded()), height: Int(height.rounded()), background: background)
    canvas.draw(shapes, .scale(scale))
    return canvas.bitmap
  }
}

extension Canvas {
  mutating func draw(_ shapes: [Shape], _ transform: Transform) {
    for shape in shapes { draw(shape, transform) }
  }

  private mutating func draw(_ shape: Shape, _ transform: Transform) {
    switch shape {
    case .fill(let path, let color):
      fill(path.transformed(by: transform).flattened(), color)
    case .stroke(let path, var stroke, let color):
      stroke.width *= transform.magnification
      stroke.dash = stroke.dash.map { $0 * transform.magnification }
      fill(stroke.outline(of: path.transformed(by: transform).flattened()), color)
    case .image(let image, in: let rect, let interpolation):
      let origin = transform.apply(Point(rect.x, rect.y))
      let factor = transform.magnification
      let place = Rect(
        x: origin.x, y: origin.y, width: rect.width * factor, height: rect.height * factor)
      draw(image, in: place, interpolation)
    case .clip(let path, let shapes):
      clipped(to: path.transformed(by: transform).flattened()) { $0.draw(shapes, transform) }
    }
  }
}
