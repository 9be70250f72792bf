/// A computed number with its name and its unit, so that a comparison can say what it compared.
public struct Quantity: Sendable, Hashable {
  /// What the number is, as it stands in the evidence: "mean entropy of wrong predictions".
  public var name: String
  public var value: Double
  public var format: NumberFormat

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
