extension Drawing {
  /// The picture as an SVG 1.1 document. The same drawing gives the same bytes.
  ///
  /// - Parameters:
  ///   - title: what a browser shows as a tooltip; `description` is read aloud.
  ///   - description: what is read aloud.
  ///   - id: the start of all ids in it; unique on the page that it goes into.
  /// - Throws: a size error, for one without a size; a PNG error, for an image that cannot be encoded.
  public func svg(
    title: String = "", description: String = "", id: String = "figure"
  ) throws(PlotError) -> String {
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw PlotError(
        .size, "picture", at: "SVG",
        "found \(size.width)×\(size.height) points, expected more than 0 each way")
    }
    let (width, height) = (number(size.width), number(size.height))
    var writer = SVGWriter(id: id)
    writer.open(
      "svg",
      "xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\"")
    for (name, text) in [("title", title), ("desc", description)] where !text.isEmpty {
      writer.line("<\(name)>\(escaped(text))</\(name)>")
    }
    writer.line("<rect width=\"\(width)\" height=\"\(height)\" \(paint("fill", background))/>")
    try draw(on: &writer)
    writer.close("svg")
    return writer.text
  }
}

/// Draws shapes as elements of SVG.
private struct SVGWriter: Backend {
  private(set) var text = ""
  private let id: String
  private var clips = 0

  init(id: String) {
    // What may stand in an id and in a reference to it.
    self.id = String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
  }

  mutating func line(_ element: String) { text += element + "\n" }
  mutating func open(_ name: String, _ attributes: String) { line("<\(name) \(attributes)>") }
  mutating func close(_ name: String) { line("</\(name)>") }

  mutating func draw(_ shape: Shape) throws(PlotError) {
    switch shape {
    case .fill(let path, let color):
      let data = path.svgData
      if !data.isEmpty { line("<path d=\"\(data)\" \(paint("fill", color))/>") }
    case .stroke(let path, let stroke, let color):
      let data = path.svgData
      guard !data.isEmpty, stroke.width > 0, stroke.width.isFinite else { return }
      line("<path d=\"\(data)\" fill=\"none\" \(paint("stroke", color))\(stroke.svgAttributes)/>")
    case .image(let image, in: let rect, let interpolation): try draw(image, rect, interpolation)
    case .clip(let path, let shapes):
      clips += 1
      let name = "\(id)-clip-\(clips)"
      line("<clipPath id=\"\(name)\"><path d=\"\(path.svgData)\"/></clipPath>")
      open("g", "clip-path=\"url(#\(name))\"")
      for shape in shapes { try draw(shape) }
      close("g")
    }
  }

  private mutating func draw(
    _ image: Bitmap, _ rect: Rect, _ interpolation: Interpolation
  ) throws(PlotError) {
    guard image.width > 0, image.height > 0, rect.isFinite, rect.width > 0, rect.height > 0 else {
      return
    }
    let rendering = interpolation == .nearest ? " image-rendering=\"pixelated\"" : ""
    line(
      "<image x=\"\(number(rect.x))\" y=\"\(number(rect.y))\" width=\"\(number(rect.width))\" "
        + "height=\"\(number(rect.height))\" preserveAspectRatio=\"none\"\(rendering) "
        + "href=\"data:image/png;base64,\(base64(try PNG.encode(image)))\"/>")
  }
}
