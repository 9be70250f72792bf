/// What a plot cannot do, in one line: `<what>: <where>: <found, expected>`.
public struct PlotError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// A font is not there, or cannot be read.
    case font
    /// A picture has no pixels, or too many.
    case size
    /// libpng refuses.
    case png
  }

  public let kind: Kind
  public let what: String
  public let place: String
  public let reason: String

  public init(_ kind: Kind, _ what: String, at place: String, _ reason: String) {
    (self.kind, self.what, self.place, self.reason) = (kind, what, place, reason)
  }

  public var description: String { "\(what): \(place): \(reason)" }
}
