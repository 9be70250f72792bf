/// A table of values as HTML, in a box that scrolls if the page is too narrow for it.
func tableHTML(_ table: Table) -> HTML {
  let numeric = table.header.indices.map { column in
    table.rows.contains { $0.indices.contains(column) && $0[column].isNumber }
  }
  func attributes(_ column: Int) -> [(String, String)] {
    numeric.indices.contains(column) && numeric[column] ? [("class", "right")] : []
  }
  // The end tags of cells and rows may be left out (HTML, 13.1.2.4), which halves the weight of numbers.
  let header = table.header.enumerated().map { column, text in
    HTML.void("th", attributes(column)) + HTML(escaping: text)
  }
  let rows = table.rows.map { row in
    HTML("<tr>")
      + HTML(
        joining: row.enumerated().map { column, cell in
          HTML.void("td", attributes(column)) + HTML(escaping: cell.text)
        })
  }
  let head = HTML("<thead><tr>") + HTML(joining: header)
  let body = HTML("<tbody>") + HTML(joining: rows, separator: "\n")
  return .element("div", [("class", "scroll")], .element("table", [], head + body))
}
