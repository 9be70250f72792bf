public import Basics

/// What is wrong with data, in one line.
public struct DatasetError: CodedError, Sendable, Equatable {
  /// What went wrong, by the exit code that it leads to (sysexits.h).
  public enum Kind: Sendable {
    /// A file or folder is not there, or may not be opened (66).
    case missing
    /// Its contents are not what they should be (65).
    case malformed
    /// It cannot be read, or written (74).
    case unreadable
    /// The system has no memory or no descriptors left (71).
    case system
    /// What should answer does not, such as a server (69).
    case unavailable
    /// A file or folder cannot be made, or removed (73).
    case cannotCreate
    /// It is not what can be asked for (64).
    case usage
  }

  /// What went wrong.
  public let kind: Kind
  /// What the data are, such as "MNIST" or "data cache".
  public let what: String
  /// Where it went wrong: a path or an address.
  public let place: String
  /// What was found, and what was expected.
  public let reason: String

  /// An error of its four parts.
  public init(_ kind: Kind, _ what: String, at place: String, _ reason: String) {
    (self.kind, self.what, self.place, self.reason) = (kind, what, place, reason)
  }

  /// `<what>: <where>: <found, expected>`, on one line and without characters that a terminal obeys.
  public var description: String { printable("\(what): \(place): \(reason)") }

  /// With which code it ends a program.
  public var exitStatus: ExitStatus {
    switch kind {
    case .missing: .noInput
    case .malformed: .badData
    case .unreadable: .io
    case .system: .system
    case .unavailable: .unavailable
    case .cannotCreate: .cannotCreate
    case .usage: .usage
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

/// A name as it is quoted: at most 64 characters of it, since a file can have one of any length.
func shortened(_ name: String) -> String {
  let scalars = name.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: 64, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return name }
  return String(scalars[..<end]) + "…"
}
