package import Plot

extension Figure {
  /// Images in a grid, each with its caption above it and a grey frame.
  ///
  /// - Parameters:
  ///   - images: squares of shades, 0 for black to 1 for white, row by row.
  ///   - captions: of the images, in one line or two; those beyond have none.
  ///   - columns: how many stand side by side.
  package static func gallery(
    images: [[Float]], captions: [String], columns: Int = 8
  ) -> Figure {
    let panels = images.enumerated().map { index, shades in
      var axes = Axes.image(Bitmap(shades: shades))
      axes.marks.append(TileFrame())
      axes.title = index < captions.count ? captions[index] : ""
      axes.titleSize = FontSize.tick
      return axes
    }
    let columns = max(1, min(columns, max(1, images.count)))
    let rows = stride(from: 0, to: max(1, images.count), by: columns).map { start in
      (start..<start + columns).map { $0 < panels.count ? panels[$0] : .blank }
    }
    let lines = captions.map { $0.split(separator: "\n").count }.max() ?? 0
    let side = min(110, 656 / Double(columns) - 16)
    let told = captions.prefix(images.count).map { $0.replacing("\n", with: ", ") }
    return Figure(
      height: (side + 24 + 13 * Double(min(lines, 4))) * Double(rows.count), rows: rows,
      alt: FigureText.count(images.count, "image", "images")
        + (told.isEmpty ? "." : ": \(told.joined(separator: "; "))."))
  }
}

/// A grey frame about an image, which is seen on light pages and on dark ones.
struct TileFrame: Mark {
  func shapes(in frame: Frame) -> [Shape] {
    [
      .stroke(
        .rect(frame.rect.inset(dx: -1, dy: -1)), Stroke(width: 2),
        frame.theme.soft.mixed(with: frame.theme.background, 0.3))
    ]
  }
}
