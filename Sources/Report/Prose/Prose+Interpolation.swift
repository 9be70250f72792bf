internal import Basics

extension Prose: ExpressibleByStringInterpolation {
  /// Prose without values.
  public init(stringLiteral value: String) { parts = [.literal(value)] }

  /// Prose with values in it.
  public init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

  /// What may stand in `\(…)` in prose.
  public struct Interpolation: StringInterpolationProtocol {
    package var parts: [Part] = []

    /// Nothing, so far.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// The author's own text: Markdown.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.literal(literal)) }
    }

    /// A whole number: 60,000.
    public mutating func appendInterpolation(_ value: some BinaryInteger) {
      add(.value(grouped(value)))
    }

    /// A number that names a thing and counts nothing: image 6345.
    public mutating func appendInterpolation(index: Int) { add(.value(String(index))) }

    /// A number of things, with the right form of the word: "1 image", "10,000 images".
    public mutating func appendInterpolation(
      _ value: some BinaryInteger, _ one: String, _ many: String
    ) {
      add(.value("\(grouped(value))\u{A0}\(value == 1 ? one : many)"))
    }

    /// A measured number, which always has a format: `\(accuracy, .percent(1))`.
    public mutating func appendInterpolation(
      _ value: some BinaryFloatingPoint, _ format: NumberFormat
    ) {
      add(.value(format.text(Double(value))))
    }

    /// A measured number with its spread: `\(mean, .percent(1), spread: deviation)`.
    public mutating func appendInterpolation(
      _ value: some BinaryFloatingPoint, _ format: NumberFormat, spread: Double
    ) {
      add(.value(format.text(Double(value), spread: spread)))
    }

    /// A quantity in its own format.
    public mutating func appendInterpolation(_ quantity: Quantity) {
      add(.value(quantity.text))
    }

    /// A number over seeds, in its own format: 97.62 ± 0.12%.
    public mutating func appendInterpolation(_ estimate: Estimate) {
      add(.value(estimate.text))
    }

    /// Text, inert.
    public mutating func appendInterpolation(_ text: String) { add(.value(text)) }

    /// A shape: `\(shape: [24, 24, 8])` is 24 × 24 × 8.
    public mutating func appendInterpolation(shape: [Int]) {
      add(.value(shape.map { grouped($0) }.joined(separator: "\u{A0}×\u{A0}")))
    }

    /// Whole numbers as a list: 3, 5 and 8.
    public mutating func appendInterpolation(list: [Int]) {
      add(.value(list.isEmpty ? "none" : listed(list.map { grouped($0) }, "and")))
    }

    /// Prose within prose.
    public mutating func appendInterpolation(_ prose: Prose) {
      parts.append(.interpolation(prose.pieces))
    }

    /// Words or numbers of somebody else, with the publication that they are quoted from.
    public mutating func appendInterpolation(quoted text: String, source: String) {
      add(.quoted(text, source: source))
    }

    /// A reference to a figure by its id: "Figure 3".
    public mutating func appendInterpolation(figure id: String) { refer(.figure, id) }

    /// A reference to a table by its id: "Table 1".
    public mutating func appendInterpolation(table id: String) { refer(.table, id) }

    /// A reference to a display formula by its `\label{id}`: "Equation 2".
    public mutating func appendInterpolation(equation id: String) { refer(.equation, id) }

    /// A reference to a claim by its id: "Claim 4".
    public mutating func appendInterpolation(claim id: String) { refer(.claim, id) }

    /// A reference to a heading by its anchor: its words.
    public mutating func appendInterpolation(section id: String) { refer(.section, id) }

    /// A citation of the bibliography by its id: "[1]".
    public mutating func appendInterpolation(cite id: String) { refer(.publication, id) }

    private mutating func refer(_ kind: Reference.Kind, _ id: String) {
      add(.reference(Reference(kind: kind, id: id)))
    }

    private mutating func add(_ piece: Piece) { parts.append(.interpolation([piece])) }
  }
}
