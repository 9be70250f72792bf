#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the system answers if it cannot do something.
struct SystemError: Error {
  /// As in `errno`.
  let code: Int32

  init(_ code: Int32) { self.code = code }

  /// Whether something that is no folder was in the way.
  var isNoFolder: Bool { code == ENOTDIR }

  /// Where the system has no descriptors or no memory left, nothing is wrong with what it was asked for.
  func kind(otherwise kind: ReportError.Kind) -> ReportError.Kind {
    [EMFILE, ENFILE, ENOMEM].contains(code) ? .system : kind
  }

  /// The system's words.
  var reason: String { String(cString: strerror(code)) }
}

/// The result of a call that answers a negative number if it fails; asked again where a signal has interrupted it.
@discardableResult
func checked<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw SystemError(errno) }
  }
}
