/// What differs between the tables of two runs, a cell at a time: its number if it has one, its text otherwise.
struct TableDifferences {
  private(set) var numbers: [Differences.Number] = []
  private(set) var values: [Differences.Entry] = []

  init(from before: ResultTree?, to after: ResultTree?) {
    let (a, b) = (before?.object ?? [:], after?.object ?? [:])
    for id in Set(a.keys).union(b.keys).sorted() where a[id] != b[id] {
      add("tables.\(id)", a[id], b[id])
    }
  }

  private mutating func add(_ path: String, _ before: ResultTree?, _ after: ResultTree?) {
    guard let before, let after else {
      return tell(path, before.map { _ in "a table" }, after.map { _ in "a table" })
    }
    let (a, b) = (before["rows"]?.list ?? [], after["rows"]?.list ?? [])
    let columns = before["columns"]?.list?.map(\.text) ?? []
    guard before["columns"] == after["columns"], a.count == b.count else {
      return tell(path, Self.size(of: before), Self.size(of: after))
    }
    for (row, cells) in zip(a, b).enumerated() {
      for (column, (first, second)) in zip(cells.0.list ?? [], cells.1.list ?? []).enumerated()
      where first != second {
        let name = columns.indices.contains(column) ? columns[column] : "\(column)"
        add(cell: "\(path)[\(row)].\(name)", first, second)
      }
    }
  }

  /// The first of what a cell holds that differs: mean, text, deviation, the number on a seed.
  private mutating func add(cell path: String, _ before: ResultTree, _ after: ResultTree) {
    let deviations = Differences.pooled(before["deviation"], after["deviation"])
    if tell(path, before["value"], after["value"], spread: deviations) { return }
    if before["text"] != after["text"] {
      return tell(path, before["text"]?.text, after["text"]?.text)
    }
    if tell(path + ".deviation", before["deviation"], after["deviation"]) { return }
    let (a, b) = (before["values"]?.list ?? [], after["values"]?.list ?? [])
    for (seed, (first, second)) in zip(a, b).enumerated()
    where tell("\(path).values[\(seed)]", first, second) { return }
    tell(path + ".values", "\(a.count) values", "\(b.count) values")
  }

  private mutating func tell(_ path: String, _ before: String?, _ after: String?) {
    values.append(Differences.Entry(path: path, before: before, after: after))
  }

  /// - Returns: whether these are two numbers that differ.
  private mutating func tell(
    _ path: String, _ before: ResultTree?, _ after: ResultTree?, spread: Double? = nil
  ) -> Bool {
    guard case .number(let a)? = before, case .number(let b)? = after, a != b else { return false }
    numbers.append(
      Differences.Number(
        path: path, before: a, after: b, difference: b - a,
        deviations: spread.map { abs(b - a) / $0 }))
    return true
  }

  private static func size(of table: ResultTree) -> String {
    let columns = table["columns"]?.list?.map(\.text) ?? []
    let rows = table["rows"]?.list?.count ?? 0
    return "\(rows) \(rows == 1 ? "row" : "rows") of \(columns.joined(separator: ", "))"
  }
}

extension ResultTree {
  fileprivate var object: [String: ResultTree]? {
    if case .object(let object) = self { return object }
    return nil
  }

  fileprivate var list: [ResultTree]? {
    if case .list(let list) = self { return list }
    return nil
  }
}
