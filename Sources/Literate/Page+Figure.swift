internal import Basics
public import Plot
public import Report

/// The font of all figures, opened when the first is drawn.
private let figureFont = Result<Font, PlotError> { () throws(PlotError) in try Font() }

extension Page {
  /// Draws a figure for light and for dark pages and puts it on this one, with its numbers.
  ///
  /// - Parameters:
  ///   - figure: drawn once for each theme.
  ///   - id: what prose refers to it by, and its file's name: letters, digits, `-` and `_`.
  ///   - caption: one paragraph.
  ///   - file: file of the notebook that it stands in.
  ///   - line: line of that file.
  /// - Throws: an error with exit code 69 where no font is to be had; a size error for a figure without pixels, or with too many.
  public mutating func show(
    _ figure: Figure, id: String, caption: Prose, file: String = #fileID, line: Int = #line
  ) throws {
    let font = try figureFont.get()
    let files = try inParallel(
      [Theme.light, .dark].map { theme in { try figure.png(theme: theme, font: font, title: id) } },
      threads: threads)
    show(
      Picture(
        id: id, light: files[0], dark: files[1],
        width: Int(figure.width.rounded(), in: 0...16_384),
        height: Int(figure.height.rounded(), in: 0...16_384), alt: figure.alt, caption: caption,
        table: figure.table.rows.isEmpty ? nil : Table(figure.table),
        svg: { try figure.svg(theme: .light, font: font, title: id, id: id) }), file: file,
      line: line)
  }
}

extension Table {
  /// The numbers of a figure, as it rounds them.
  fileprivate init(_ table: FigureTable) {
    self.init(header: table.header, rows: table.rows.map { $0.map(Cell.text) })
  }
}
