public import Basics

/// What went wrong, and with which code the program ends. A notebook may throw it.
public struct Failure: CodedError, Equatable, Sendable {
  public let exitStatus: ExitStatus
  /// One line: `<what>: <where>: <found, expected>`, with its control characters escaped.
  public let description: String

  public init(_ code: ExitStatus, _ description: String) {
    exitStatus = code
    self.description = printable(
      description.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// Another error as a failure; one that does not know its code is the notebook's own.
  init(_ error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else if let error = error as? any CodedError {
      self.init(error.exitStatus, error.description)
    } else {
      self.init(.failed, "notebook: \(type(of: error)): \(error)")
    }
  }
}

/// Runs `body`; whatever it throws becomes a `Failure`.
func withFailures<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw Failure(error)
  }
}
