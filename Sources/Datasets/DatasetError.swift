public import Basics

/// What is wrong with data, in one line.
public struct DatasetError: CodedError, Sendable, Equatable {
  public enum Kind: Sendable {
    /// A file or folder is not there, or may not be opened (66).
    case missing
    /// Its contents are not what they should be (65).
    case malformed
    /// It cannot be read (74).
    case unreadable
    /// The system has no memory or no descriptors left (71).
    case system
  }

  public let kind: Kind
  public let what: String
  public let place: String
  public let reason: String

  public init(_ kind: Kind, _ what: String, at place: String, _ reason: String) {
    (self.kind, self.what, self.place, self.reason) = (kind, what, place, reason)
  }

  /// `<what>: <where>: <found, expected>`.
  public var description: String { "\(what): \(place): \(reason)" }

  /// With which code it ends a program.
  public var exitStatus: ExitStatus {
    switch kind {
    case .missing: .noInput
    case .malformed: .badData
    case .unreadable: .io
    case .system: .system
    }
  }
}

/// What is said of bytes that stand where a file should end.
func extraBytes(_ count: Int) -> String {
  let found = count > 1_000_000 ? "more than 1000000 extra bytes" : counted(count, "extra byte")
  return "found \(found), expected the end of the file"
}

/// A number with what is counted: "1 label", "2 labels".
func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
