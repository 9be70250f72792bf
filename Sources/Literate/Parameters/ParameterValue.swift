internal import Basics

/// A value that a ``Parameter`` can have.
public protocol ParameterValue: Codable, Equatable, Sendable {
  /// The value that a text of the command line means; nil for none.
  init?(parameter text: String)
  /// The value as the command line has it; empty for none.
  var parameterText: String { get }
  static var kind: ParameterKind { get }
  /// What is allowed, as errors say it: "a whole number".
  static var expectation: String { get }
}

extension Int: ParameterValue {
  public init?(parameter text: String) {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { return nil }
    self.init(text)
  }
  public var parameterText: String { String(self) }
  public static var kind: ParameterKind { .number }
  public static var expectation: String { "a whole number" }
}

extension Double: ParameterValue {
  /// Finite numbers in decimal digits.
  public init?(parameter text: String) {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    self = value
  }
  /// Whole numbers without a point.
  public var parameterText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
  }
  public static var kind: ParameterKind { .number }
  public static var expectation: String { "a number" }
}

extension Bool: ParameterValue {
  public init?(parameter text: String) {
    guard let value = Bool(text) else { return nil }
    self = value
  }
  public var parameterText: String { String(self) }
  public static var kind: ParameterKind { .flag }
  public static var expectation: String { "true or false" }
}

extension String: ParameterValue {
  public init?(parameter text: String) { self = text }
  public var parameterText: String { self }
  public static var kind: ParameterKind { .text }
  public static var expectation: String { "a text" }
}

/// One of several: an enumeration of strings is a parameter as it stands.
extension ParameterValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  public init?(parameter text: String) { self.init(rawValue: text) }
  public var parameterText: String { rawValue }
  public static var kind: ParameterKind { .choice(allCases.map(\.rawValue)) }
  public static var expectation: String { listed(allCases.map(\.rawValue)) }
}

extension Optional: ParameterValue where Wrapped: ParameterValue {
  public init?(parameter text: String) {
    guard let value = Wrapped(parameter: text) else { return nil }
    self = .some(value)
  }
  public var parameterText: String { self?.parameterText ?? "" }
  public static var kind: ParameterKind { Wrapped.kind }
  public static var expectation: String { Wrapped.expectation }
}

/// A folder that the user names. Pages and results never do.
public struct Folder: ParameterValue {
  /// As it was given.
  public var path: String

  /// Nil for no name.
  public init?(parameter text: String) {
    if text.isEmpty { return nil }
    path = text
  }
  public var parameterText: String { path }
  public static var kind: ParameterKind { .folder }
  public static var expectation: String { "a folder" }
}
