/// A table of a page as the results of a run have it: what a reader sees, and the numbers of which it is the rounding.
public struct TableResult: Codable, Sendable, Hashable {
  /// What one cell shows, and the number behind it.
  public struct Cell: Codable, Sendable, Hashable {
    /// As the page shows it.
    public var text: String
    /// The number, in the unit of the computation: a share in 0...1 for per cent. Over seeds it is the mean. Nil for a
    /// text, and for what is not finite.
    public var value: Double?
    /// The standard deviation over the seeds, from n - 1; nil for what is not over seeds.
    public var deviation: Double?
    /// The number on each seed, nil on one where it is not finite; nil for what is not over seeds.
    public var values: [Double?]?

    /// The parameters are the fields.
    public init(
      text: String, value: Double? = nil, deviation: Double? = nil, values: [Double?]? = nil
    ) {
      self.text = text
      self.value = value
      self.deviation = deviation
      self.values = values
    }
  }

  /// The columns' names.
  public var columns: [String]
  /// One cell for each column.
  public var rows: [[Cell]]

  /// What results have of a table.
  public init(_ table: Table) {
    columns = table.header
    rows = table.rows.map { $0.map(Cell.init) }
  }
}

extension TableResult.Cell {
  fileprivate init(_ cell: Table.Cell) {
    self.init(text: cell.text)
    switch cell {
    case .text, .missing: break
    case .count(let count): value = Double(count)
    case .number(let number, _): value = finite(number)
    case .estimate(let estimate):
      let spread = estimate.spread
      (value, deviation) = (finite(spread.mean), finite(spread.deviation))
      values = spread.values.map(finite)
    }
  }
}

/// JSON has no word for other numbers.
private func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }

extension Document {
  /// The tables that have an id, as the results of a run have them.
  public var tableResults: [String: TableResult] {
    let pairs = parts.compactMap { part -> (String, TableResult)? in
      guard case .table(let table) = part, table.number != nil else { return nil }
      return (table.table.id, TableResult(table.table))
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
