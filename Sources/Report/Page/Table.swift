/// A table of texts and numbers.
public struct Table: Sendable, Hashable {
  /// Unique on the page, or empty for a table that no prose refers to and that has no number.
  public var id: String
  public var caption: Prose
  public var header: [String]
  public var rows: [[Cell]]

  public init(id: String = "", caption: Prose = "", header: [String], rows: [[Cell]]) {
    self.id = id
    self.caption = caption
    self.header = header
    self.rows = rows
  }

  /// One cell: numbers stand at the right, in tabular figures.
  public enum Cell: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double, NumberFormat)
    case count(Int)

    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .count(value) }

    /// The cell as a reader sees it.
    public var text: String {
      switch self {
      case .text(let text): text
      case .number(let value, let format): format.text(value)
      case .count(let value): grouped(value)
      }
    }

    package var isNumber: Bool {
      if case .text = self { return false }
      return true
    }
  }
}
