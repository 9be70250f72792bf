/// A table of texts and numbers.
public struct Table: Sendable, Hashable, Codable {
  /// Unique on the page, or empty for a table that no prose refers to and that has no number.
  public var id: String
  /// What stands below it.
  public var caption: Prose
  /// The columns' names.
  public var header: [String]
  /// One cell for each column.
  public var rows: [[Cell]]

  /// A table whose cells are there already.
  ///
  /// - Parameters:
  ///   - id: unique on the page, or empty.
  ///   - caption: what stands below it.
  ///   - header: the columns' names.
  ///   - rows: cells, one for each column.
  public init(id: String = "", caption: Prose = "", header: [String], rows: [[Cell]]) {
    self.id = id
    self.caption = caption
    self.header = header
    self.rows = rows
  }

  /// A table of values, one in each row.
  ///
  /// - Parameters:
  ///   - id: unique on the page, or empty.
  ///   - caption: what stands below it.
  ///   - rows: the values.
  ///   - columns: what is told of each.
  public init<Rows: Sequence>(
    id: String = "", caption: Prose = "", rows: Rows, columns: [Column<Rows.Element>]
  ) {
    self.init(
      id: id, caption: caption, header: columns.map(\.name),
      rows: rows.map { row in columns.map { $0.cell(row) } })
  }
}
