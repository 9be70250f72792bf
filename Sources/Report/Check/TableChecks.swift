internal import Basics

extension CheckedPage {
  /// The page and the results have the same tables with an id, cell by cell.
  ///
  /// - Parameter resultFaults: what is wrong with the results.
  func checkTables(
    against results: CheckedResults, _ faults: inout Faults, _ resultFaults: inout Faults
  ) {
    let places = Dictionary(elements.compactMap { index in tags[index]["id"].map { ($0, index) } })
    {
      first, _ in first
    }
    var reader = TableReader(page: self)
    for (id, table) in results.tables.sorted(by: { $0.key < $1.key }) {
      guard let place = places["table-" + id], let rows = reader.rows(after: place) else {
        resultFaults.add(
          .tables, at: results.offset(ofTable: id),
          "the table \(shortened(id)) is not on the page")
        continue
      }
      check(rows, of: table, called: "the table \(shortened(id))", tags[place], &faults)
    }
    for (id, place) in places.sorted(by: { $0.value < $1.value })
    where tags[place].name == "figure" && id.hasPrefix("table-") {
      let name = String(id.dropFirst("table-".count))
      if results.tables[name] == nil {
        faults.add(.tables, tags[place], "the table \(shortened(name)) is not in the results")
      }
    }
  }

  private func check(
    _ rows: [[Int]], of table: TableResult, called name: String, _ place: HTMLTag,
    _ faults: inout Faults
  ) {
    guard let header = rows.first, rows.count == table.rows.count + 1 else {
      let found = max(0, rows.count - 1)
      return faults.add(
        .tables, place,
        "\(name) has \(counted(found, "row")), expected \(table.rows.count) as in the results")
    }
    check(header, table.columns, "\(name), head", table, &faults)
    for (number, (row, cells)) in zip(rows.dropFirst(), table.rows).enumerated() {
      check(row, cells.map(\.text), "\(name), row \(number + 1)", table, &faults)
    }
  }

  private func check(
    _ row: [Int], _ texts: [String], _ name: String, _ table: TableResult, _ faults: inout Faults
  ) {
    guard row.count == texts.count else {
      let place = row.first.map { tags[$0] }
      return faults.add(
        .tables, place,
        "\(name) has \(counted(row.count, "cell")), expected \(texts.count) as in the results")
    }
    for (column, (index, text)) in zip(row, texts).enumerated() {
      let found = singleSpaced(decodedReferences(content(after: index)))
      let expected = singleSpaced(sanitized(text))
      if found == expected { continue }
      let label = table.columns.indices.contains(column) ? table.columns[column] : "\(column + 1)"
      faults.add(
        .tables, tags[index],
        "\(name), column \(shortened(label)): found \(shortened(found)), expected \(shortened(expected)) as in the results"
      )
    }
  }
}

/// The tables of a page, each read once: rows of places of cells, the columns' names first.
private struct TableReader {
  private let page: CheckedPage
  /// For each tag, the place of the first table from there on.
  private let tables: [Int]
  private var known: [Int: [[Int]]] = [:]

  init(page: CheckedPage) {
    self.page = page
    var next = page.tags.count
    var tables = [Int](repeating: next, count: page.tags.count)
    for index in page.tags.indices.reversed() {
      if page.tags[index].kind == .start, page.tags[index].name == "table" { next = index }
      tables[index] = next
    }
    self.tables = tables
  }

  /// The first table after a tag; nil if there is none.
  mutating func rows(after element: Int) -> [[Int]]? {
    let table = tables[element]
    guard table < page.tags.count else { return nil }
    if let rows = known[table] { return rows }
    let rows = read(table)
    known[table] = rows
    return rows
  }

  private func read(_ table: Int) -> [[Int]] {
    let end = page.inside(table).upperBound
    var rows: [[Int]] = []
    for index in page.tags.indices[table...] {
      let tag = page.tags[index]
      guard tag.range.lowerBound < end else { break }
      guard tag.kind == .start else { continue }
      if tag.name == "tr" { rows.append([]) }
      if tag.name == "th" || tag.name == "td", let row = rows.indices.last {
        rows[row].append(index)
      }
    }
    return rows
  }
}

private func counted(_ count: Int, _ word: String) -> String {
  "\(grouped(count)) \(word)\(count == 1 ? "" : "s")"
}

extension CheckedResults {
  /// Each text of a table is the rounding of its number.
  func checkTables(_ faults: inout Faults) {
    if !hasTables { faults.add(.tables, at: 0, "the results have no tables that can be read") }
    for (id, table) in tables.sorted(by: { $0.key < $1.key }) {
      for (number, row) in table.rows.enumerated() {
        for (column, cell) in zip(table.columns, row) {
          guard let fault = cell.fault else { continue }
          faults.add(
            .tables, at: offset(ofTable: id),
            "the table \(shortened(id)), row \(number + 1), column \(shortened(column)): \(fault)")
        }
      }
    }
  }
}
