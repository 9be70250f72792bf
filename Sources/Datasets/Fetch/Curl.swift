#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The system's program curl. Proxies, certificates, passwords and its own configuration are its business; what would mix other
/// things with a file's bytes, or fill its errors, is taken back.
struct Curl {
  let program: String
  let environment: [String: String]
  let limits: FetchLimits

  /// The first curl in the folders of `$PATH`.
  ///
  /// - Throws: `DatasetError` (69) if there is none.
  init(environment: [String: String], limits: FetchLimits) throws(DatasetError) {
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    let found = folders.lazy.map { "\($0)/curl" }.first { path in
      guard case .file = fileKind(path) else { return false }
      return access(path, X_OK) == 0
    }
    guard let found else {
      throw DatasetError(
        .unavailable, "curl", at: "$PATH",
        "found no such program, expected it to fetch data with; install it (apt install curl)")
    }
    (program, self.environment, self.limits) = (found, environment, limits)
  }

  /// What came of asking a server.
  struct Answer {
    /// curl's exit status; nil if a signal ended it.
    let exit: Int32?
    /// HTTP's status, 0 without an answer.
    let status: Int
    /// Whether there was a connection.
    let isConnected: Bool
    /// What curl says, in a few words.
    let message: String
  }

  /// Asks for a file from its byte `offset` on.
  ///
  /// - Parameter body: takes the next bytes, and says whether more are wanted.
  func get(
    _ url: String, from offset: Int,
    body: (UnsafeRawBufferPointer) throws(DatasetError) -> Bool
  ) throws(DatasetError) -> Answer {
    let resuming = offset > 0 ? ["--continue-at", String(offset)] : []
    let running = try RunningProgram(
      program, options + patience + resuming + ["--url", url], environment: environment)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = running.read(into: buffer)
      if count == 0 { break }
      do {
        if try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { continue }
      } catch {
        running.stop()
        throw error
      }
      running.stop()
      break
    }
    return Self.answer(running.finish())
  }

  /// Whether a server answers for an address within some seconds. It is not asked for the contents.
  func isReachable(_ url: String, timeout: Int) -> Bool {
    let arguments = options + ["--head", "--max-time", String(timeout), "--url", url]
    guard let running = try? RunningProgram(program, arguments, environment: environment) else {
      return false
    }
    return withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
      while running.read(into: buffer) > 0 {}
      return running.finish().status == 0
    }
  }

  private var options: [String] {
    [
      "--silent", "--show-error", "--fail", "--location", "--max-redirs", "5", "--globoff",
      "--netrc-optional", "--proto", "=http,https",
      "--no-verbose", "--no-include", "--no-remote-name-all",
      "--connect-timeout", String(limits.connection),
      "--write-out", "%{stderr}\n\(Self.mark) %{http_code} %{time_connect}\n",
    ]
  }

  private var patience: [String] {
    ["--speed-limit", String(limits.slowest), "--speed-time", String(limits.patience)]
  }

  private static let mark = "answer:"

  /// What curl has written to its errors: the line that was asked for, and its own, "curl: (6) Could not resolve host".
  private static func answer(_ end: (status: Int32?, errors: String)) -> Answer {
    let lines = end.errors.split(whereSeparator: \.isNewline)
    let fields = lines.last { $0.hasPrefix(mark) }?.split(separator: " ") ?? []
    let status = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    let isConnected = fields.count > 2 && fields[2].contains { "1"..."9" ~= $0 }
    let said = lines.last { $0.hasPrefix("curl: ") }
    let message = said.map { $0.drop { $0 != ")" }.dropFirst().drop { $0 == " " } }
    return Answer(
      exit: end.status, status: status, isConnected: isConnected,
      message: status >= 400
        ? "HTTP \(status)" : message.map(String.init) ?? "curl ended without a word")
  }
}
