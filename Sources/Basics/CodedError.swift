/// Codes with which the programs end: those of sysexits.h, and 3 for a claim or a check that failed.
public enum ExitStatus: Int32, Sendable {
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

/// An error that knows with which code it ends a program.
public protocol CodedError: Error, CustomStringConvertible {
  var exitStatus: ExitStatus { get }
}
