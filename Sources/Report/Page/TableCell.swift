extension Table {
  /// One cell: numbers stand at the right, in tabular figures.
  public enum Cell: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double, NumberFormat)
    case count(Int)
    /// A number on each seed, as its mean and deviation.
    case estimate(Estimate)
    /// There is no such value.
    case missing

    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A number of things.
    public init(integerLiteral value: Int) { self = .count(value) }

    /// The cell as a reader sees it; a dash for what is missing.
    public var text: String {
      switch self {
      case .text(let text): text
      case .number(let value, let format): format.text(value)
      case .count(let value): grouped(value)
      case .estimate(let estimate): estimate.text
      case .missing: "–"
      }
    }

    /// Whether it is a number, so that its column stands at the right.
    public var isNumber: Bool {
      switch self {
      case .number, .count, .estimate: true
      case .text, .missing: false
      }
    }
  }
}

extension Table.Cell: Codable {
  private enum Key: CodingKey { case text, number, format, count, estimate }

  /// - Throws: what the decoder throws for a wrong field.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    if let text = try fields.decodeIfPresent(String.self, forKey: .text) {
      self = .text(text)
    } else if let count = try fields.decodeIfPresent(Int.self, forKey: .count) {
      self = .count(count)
    } else if let estimate = try fields.decodeIfPresent(Estimate.self, forKey: .estimate) {
      self = .estimate(estimate)
    } else if let number = try fields.decodeIfPresent(AnyDouble.self, forKey: .number) {
      self = .number(number.value, try fields.decode(NumberFormat.self, forKey: .format))
    } else {
      self = .missing
    }
  }

  /// Encodes a number that is not finite, too.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text): try fields.encode(text, forKey: .text)
    case .count(let count): try fields.encode(count, forKey: .count)
    case .estimate(let estimate): try fields.encode(estimate, forKey: .estimate)
    case .number(let value, let format):
      try fields.encode(AnyDouble(value: value), forKey: .number)
      try fields.encode(format, forKey: .format)
    case .missing: break
    }
  }
}
