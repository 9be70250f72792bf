/// A computed number with its name and its unit, so that a comparison can say what it compared.
public struct Quantity: Sendable, Hashable {
  /// What the number is, as it stands in the evidence: "mean entropy of wrong predictions".
  public var name: String
  /// In the unit that the format takes: a share in 0...1 for per cent.
  public var value: Double
  /// How it is written for a reader.
  public var format: NumberFormat

  /// A measured number.
  public init(_ name: String, _ value: some BinaryFloatingPoint, _ format: NumberFormat) {
    self.name = name
    self.value = Double(value)
    self.format = format
  }

  /// A number of things.
  public init(_ name: String, _ count: some BinaryInteger) {
    self.name = name
    self.value = Double(count)
    self.format = .count
  }

  /// The value as a reader sees it.
  public var text: String { format.text(value) }
}

extension Quantity: Codable {
  private enum Key: CodingKey { case name, value, format }

  /// - Throws: what the decoder throws for missing or wrong fields.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    name = try fields.decode(String.self, forKey: .name)
    value = try fields.decode(AnyDouble.self, forKey: .value).value
    format = try fields.decode(NumberFormat.self, forKey: .format)
  }

  /// Encodes a value that is not finite, too, which a comparison may have been made with.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(AnyDouble(value: value), forKey: .value)
    try fields.encode(format, forKey: .format)
  }
}
