extension MarkdownParts {
  /// A figure's caption and its numbers, without markup.
  func plainCaption(_ figure: Document.Figure) -> String {
    let caption = "Figure \(figure.number). " + document.index.plainText(figure.caption)
    return caption + (figure.picture.table.map { "\n\n" + plainText($0) } ?? "")
  }

  /// A table with its caption, without markup.
  func plainTable(_ table: Document.NumberedTable) -> String {
    let label = table.number.map { "Table \($0). " } ?? ""
    let caption = label + document.index.plainText(table.caption)
    return plainText(table.table) + (caption.isEmpty ? "" : "\n\n" + caption)
  }

  /// Rows of cells in columns.
  private func plainText(_ table: Table) -> String {
    let rows = [table.header] + table.rows.map { $0.map(\.text) }
    let widths = table.header.indices.map { column in
      rows.compactMap { $0.indices.contains(column) ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
