extension Figure {
  /// Images side by side, in as many rows as they need.
  ///
  /// - Parameters:
  ///   - images: shades of each, row by row: 0 is black, 1 white.
  ///   - width: of a row of an image; nil for squares.
  ///   - titles: of the images, in their order; those beyond have none.
  ///   - perRow: how many stand side by side.
  public static func imageRow(
    _ images: [[Float]], width: Int? = nil, titles: [String] = [], perRow: Int = 8
  ) -> Figure {
    let panels = images.enumerated().map { index, shades in
      Axes.image(
        Bitmap(shades: shades, width: width), title: index < titles.count ? titles[index] : "")
    }
    let perRow = max(1, min(perRow, images.count))
    let rows = stride(from: 0, to: max(1, images.count), by: perRow).map { start in
      (start..<start + perRow).map { $0 < panels.count ? panels[$0] : .blank }
    }
    let rowHeight = titles.isEmpty ? 84.0 : 106
    return Figure(
      height: rowHeight * Double(rows.count), rows: rows,
      alt: images.count == 1 ? "One image." : "\(images.count) images side by side.")
  }
}
