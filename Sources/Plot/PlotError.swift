public import Basics

/// What a plot cannot do, in one line: `<what>: <where>: <found, expected>`.
public struct PlotError: CodedError, Equatable, Sendable {
  /// What kind of thing fails.
  public enum Kind: Sendable {
    /// A font is not there, or cannot be read.
    case font
    /// A picture has no pixels, or too many.
    case size
    /// libpng refuses.
    case png
  }

  /// What a caller decides by.
  public let kind: Kind
  /// What fails: "font".
  public let what: String
  /// Where: a file, a figure.
  public let place: String
  /// What was found, and what was expected.
  public let reason: String

  /// An error of one line.
  public init(_ kind: Kind, _ what: String, at place: String, _ reason: String) {
    (self.kind, self.what, self.place, self.reason) = (kind, what, place, reason)
  }

  /// `<what>: <where>: <found, expected>`.
  public var description: String { "\(what): \(place): \(reason)" }

  /// With which code it ends a program.
  public var exitStatus: ExitStatus { kind == .font ? .unavailable : .internal }
}
