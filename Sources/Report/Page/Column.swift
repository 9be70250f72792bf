/// A column of a table of values: its name, and what it tells of each.
///
///     Table(rows: models, columns: [
///       Column("model", \.name), Column("accuracy", \.accuracy, .percent(2)),
///     ])
///
/// A value that is missing (nil) is a dash.
public struct Column<Row> {
  /// What stands above it.
  public let name: String
  /// What it tells of a row.
  public let cell: (Row) -> Table.Cell

  /// A column of cells.
  public init(_ name: String, cell: @escaping (Row) -> Table.Cell) {
    self.name = name
    self.cell = cell
  }

  /// A column of texts.
  public init(_ name: String, _ value: @escaping (Row) -> String?) {
    self.init(name) { row in value(row).map { .text($0) } ?? .missing }
  }

  /// A column of quantities, each in its own format.
  public init(_ name: String, _ value: @escaping (Row) -> Quantity?) {
    self.init(name) { row in value(row).map { .number($0.value, $0.format) } ?? .missing }
  }

  /// A column of numbers over seeds, each in its own format.
  public init(_ name: String, _ value: @escaping (Row) -> Estimate?) {
    self.init(name) { row in value(row).map { .estimate($0) } ?? .missing }
  }

  /// A column of whole numbers.
  public init<Count: BinaryInteger>(_ name: String, _ value: @escaping (Row) -> Count?) {
    self.init(name) { row in value(row).map { .count(Int(clamping: $0)) } ?? .missing }
  }

  /// A column of measured numbers, which always has a format.
  public init<Number: BinaryFloatingPoint>(
    _ name: String, _ value: @escaping (Row) -> Number?, _ format: NumberFormat
  ) {
    self.init(name) { row in value(row).map { .number(Double($0), format) } ?? .missing }
  }
}
