import Basics
import Model
import Plot
import Report

/// The font of all figures, opened when the first is drawn.
private let figureFont = Result<Font, PlotError> { () throws(PlotError) in try Font() }

extension Page {
  /// Draws a figure for light and for dark pages and puts it on this one, with its numbers.
  mutating func show(_ figure: Figure, id: String, caption: Prose) throws {
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
        svg: { try figure.svg(theme: .light, font: font, title: id, id: id) }))
  }
}

extension Table {
  /// The numbers of a figure, as it rounds them.
  fileprivate init(_ table: FigureTable) {
    self.init(header: table.header, rows: table.rows.map { $0.map(Cell.text) })
  }
}

extension Tensor {
  /// The shades of one image of a batch, row by row.
  func picture(_ index: Int) -> [Float] { Array(row(index)) }
}

extension Figure {
  /// Loss, accuracy and divergence of models while they learn.
  static func trainingCurves(_ histories: [(String, History)]) -> Figure {
    trainingCurves(
      histories.map { name, history in
        let divergences = history.epochs.map { $0.kl.reduce(0) { $0 + $1.nats } }
        let isBayesian = history.epochs.contains { !$0.kl.isEmpty }
        return TrainingSeries(
          name: name, loss: history.epochs.map(\.loss), accuracy: history.epochs.map(\.accuracy),
          divergence: isBayesian ? divergences : nil)
      })
  }
}
