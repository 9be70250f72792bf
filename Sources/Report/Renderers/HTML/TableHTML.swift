/// A table of values as HTML, in a box that scrolls if the page is too narrow for it.
///
/// The end tags of cells and rows may be left out (HTML, 13.1.2.4), which halves the weight of numbers. So does one class for the
/// usual table, whose columns are numbers but for the first.
func tableHTML(_ table: Table) -> HTML {
  let numeric = table.header.indices.map { column in
    table.rows.contains { $0.indices.contains(column) && $0[column].isNumber }
  }
  let isUsual = numeric.count > 1 && numeric == numeric.indices.map { $0 > 0 }
  func isMarked(_ column: Int) -> Bool {
    !isUsual && numeric.indices.contains(column) && numeric[column]
  }
  let header = table.header.enumerated().map { column, text in
    HTML(isMarked(column) ? "<th class=right>" : "<th>") + HTML(escaping: text)
  }
  let rows = table.rows.map { row in
    HTML("<tr>")
      + HTML(
        joining: row.enumerated().map { column, cell in
          HTML(isMarked(column) ? "<td class=right>" : "<td>") + HTML(escaping: cell.text)
        })
  }
  let head = HTML("<thead><tr>") + HTML(joining: header)
  let body = HTML("<tbody>") + HTML(joining: rows, separator: "\n")
  let attributes = isUsual ? [("class", "numbers")] : []
  return .element("div", [("class", "scroll")], .element("table", attributes, head + body))
}
