public import Basics

/// A kind of corruption and its severity, as text says them: `fog:3`, or `fog` for the severity of the benchmark's files.
public struct CorruptionChoice: Sendable {
  /// The kind.
  public let type: any Corruption.Type
  /// One of the kind's severities.
  public let severity: Int

  /// A choice of a kind that is known.
  ///
  /// - Parameters:
  ///   - type: the kind.
  ///   - severity: that of the benchmark's files, if nil.
  /// - Precondition: the kind has the severity.
  public init(_ type: any Corruption.Type, severity: Int? = nil) {
    self.type = type
    self.severity = type.checked(severity ?? type.defaultSeverity)
  }

  /// The choice that a text makes: `fog:3`, or `fog`.
  ///
  /// - Throws: what is wrong with the text, and what it could be.
  public init(parsing text: String) throws(CorruptionChoiceError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = Corruptions.named(String(parts[0])) else {
      let names = Corruptions.names.joined(separator: ", ")
      throw CorruptionChoiceError(
        text, "found no corruption of that name, expected one of \(names)")
    }
    self.init(kind, severity: parts.count == 1 ? nil : try kind.severity(parts[1], in: text))
  }

  /// The corruption itself.
  public var corruption: any Corruption { type.init(severity: severity) }
}

extension Corruption {
  fileprivate static func severity(
    _ digits: Substring, in text: String
  ) throws(CorruptionChoiceError) -> Int {
    if let severity = severities.first(where: { String($0) == digits }) { return severity }
    throw CorruptionChoiceError(
      text,
      severities.count == 1
        ? "found a severity, expected none: \(name) comes in one form"
        : "found no such severity, expected \(severities.lowerBound) to \(severities.upperBound)")
  }
}

extension CorruptionChoice: LosslessStringConvertible {
  /// Nil for what is not a choice; ``init(parsing:)`` says why.
  public init?(_ description: String) {
    guard let choice = try? CorruptionChoice(parsing: description) else { return nil }
    self = choice
  }

  /// `fog:3`; `fog` at the severity of the benchmark's files. Reading it gives the same choice.
  public var description: String {
    severity == type.defaultSeverity ? type.name : "\(type.name):\(severity)"
  }
}

extension CorruptionChoice: Hashable {
  public static func == (left: CorruptionChoice, right: CorruptionChoice) -> Bool {
    left.type == right.type && left.severity == right.severity
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(type))
    hasher.combine(severity)
  }
}

/// As text.
extension CorruptionChoice: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(CorruptionChoiceError) {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a text is not a corruption that there is, in one line.
public struct CorruptionChoiceError: CodedError, Sendable, Equatable {
  /// The text, as it was given.
  public let text: String
  /// What was found, and what was expected.
  public let reason: String

  init(_ text: String, _ reason: String) { (self.text, self.reason) = (text, reason) }

  /// `corruption: <text>: <found, expected>`, on one line.
  public var description: String { "corruption: \(printable(text)): \(reason)" }
  /// Wrong usage (64).
  public var exitStatus: ExitStatus { .usage }
}
