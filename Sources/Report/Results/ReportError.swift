public import Basics

/// What went wrong with a page, its templates or its output, in one line.
public struct ReportError: CodedError, Sendable, Hashable {
  /// What the command line makes an exit code of.
  public enum Kind: Sendable {
    /// The page cannot be rendered: its notebook is at fault (70).
    case page
    /// Bad values (65).
    case badData
    /// A missing input (66).
    case noInput
    /// The output must not or cannot be made there (73).
    case cannotCreate
    /// Reading or writing failed (74).
    case io
    /// The system has no descriptors or no memory left (71).
    case system
    /// Templates or options are wrong (78).
    case configuration
  }

  /// What the command line makes an exit code of.
  public var kind: Kind
  /// What it is about: "template", "output folder".
  public var what: String
  /// Where: a file, a line.
  public var place: String
  /// What was found, and what was expected.
  public var reason: String
  /// Where in the notebook, of what is wrong with a page.
  public var origin: Place?

  /// The parameters are the fields.
  public init(_ kind: Kind, _ what: String, at place: String, _ reason: String) {
    self.kind = kind
    self.what = what
    self.place = place
    self.reason = reason
  }

  /// With which code it ends a program.
  public var exitStatus: ExitStatus {
    switch kind {
    case .page: .internal
    case .badData: .badData
    case .noInput: .noInput
    case .cannotCreate: .cannotCreate
    case .io: .io
    case .system: .system
    case .configuration: .configuration
    }
  }

  /// What is wrong with a page, at a place of its notebook.
  init(_ what: String, at origin: Place, _ reason: String) {
    self.init(.page, what, at: origin.description, reason)
    self.origin = origin
  }

  /// One line that no terminal obeys: what, where, and what was found and expected.
  public var description: String {
    printable(
      "\(what): \(place): \(reason)".split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
