/// A JSON value, for files whose fields are not known by type.
enum JSON: Encodable {
  case string(String)
  case number(Int)
  case flag(Bool)
  case array([JSON])
  case object([String: JSON])

  /// A text as Jupyter keeps it: a list of lines, each with its line feed.
  static func lines(_ text: String) -> JSON {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let ended = lines.dropLast().map { $0 + "\n" } + lines.suffix(1).map(String.init)
    return .array(ended.filter { !$0.isEmpty }.map { .string(String($0)) })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .array(let values): try container.encode(values)
    case .object(let fields): try container.encode(fields)
    }
  }
}
