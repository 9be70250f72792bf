import Basics

/// What went wrong, and with which code the program ends.
///
/// The codes are those of sysexits.h, and 3 for a claim or a check that failed.
public struct Failure: Error, CustomStringConvertible, Equatable {
  public enum Code: Int32, Sendable {
    case failed = 1
    case claimOrCheck = 3
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case `internal` = 70
    case system = 71
    case cannotCreate = 73
    case io = 74
    case configuration = 78
  }

  public let code: Code
  /// One line: `<what>: <where>: <found, expected>`, with its control characters escaped.
  public let description: String

  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = printable(
      description.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}
