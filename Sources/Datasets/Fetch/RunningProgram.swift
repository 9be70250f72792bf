#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import Synchronization

/// A program that runs beside this one and whose output is read here.
///
/// It stays in this program's process group, so that an interrupt from the terminal ends both; where only this one ends, the other
/// has nobody to write to, and ends as well. (Foundation's `Process` makes a group of its own on Linux.)
final class RunningProgram {
  private let process: pid_t
  private var output: Int32
  private var errors: Int32
  private var said = ErrorTail()
  private var hasEnded = false

  /// - Throws: `DatasetError`: the system has no pipe or process left.
  init(_ program: String, _ arguments: [String], environment: [String: String]) throws(DatasetError)
  {
    let variables = environment.map { "\($0)=\($1)" }
    let started = Self.start(program, [program] + arguments, variables)
    (process, output, errors) = (started.process, started.output, started.errors)
    guard started.fault == 0 else {
      hasEnded = true
      throw DatasetError(
        .system, "program", at: program,
        "found that it does not start: \(String(cString: strerror(started.fault)))")
    }
  }

  deinit {
    if output >= 0 { close(output) }
    if errors >= 0 { close(errors) }
    if !hasEnded { _ = wait() }
  }

  /// The next bytes of its output; 0 at the end.
  ///
  /// Its errors are taken meanwhile: it would wait for ever for somebody to read them, and this for its output.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while errors >= 0 {
      var streams = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if poll(&streams, 2, -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      if streams[1].revents != 0 { takeErrors() }
      if streams[0].revents != 0 { break }
    }
    return readSome(output, into: buffer)
  }

  /// Takes what it has written to its errors, and closes them at their end.
  private func takeErrors() {
    let count = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
      let count = readSome(errors, into: buffer)
      said.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      return count
    }
    if count > 0 { return }
    close(errors)
    errors = -1
  }

  /// Ends it before its time.
  func stop() { kill(process, SIGTERM) }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, nil if a signal ended it; and the last 64 KiB of its errors.
  func finish() -> (status: Int32?, errors: String) {
    close(output)
    output = -1
    while errors >= 0 { takeErrors() }
    return (wait(), said.text)
  }

  private func wait() -> Int32? {
    hasEnded = true
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7f == 0 ? status >> 8 & 0xff : nil
  }

  private struct Start {
    var process: pid_t = 0
    var output: Int32 = -1
    var errors: Int32 = -1
    /// The system's error; 0 if there is none.
    var fault: Int32 = 0
  }

  private static let isStarting = Mutex(())

  private static func start(
    _ program: String, _ arguments: [String], _ environment: [String]
  ) -> Start {
    // One that starts while another's pipe is made would hold that open.
    isStarting.withLock { _ in
      guard let output = ProgramPipe() else { return Start(fault: errno) }
      guard let errors = ProgramPipe() else {
        let code = errno
        output.close()
        return Start(fault: code)
      }
      var start = Start(output: output.reading, errors: errors.reading)
      start.fault = spawn(&start.process, program, arguments, environment, output, errors)
      close(output.writing)
      close(errors.writing)
      return start
    }
  }

  private static func spawn(
    _ process: inout pid_t, _ program: String, _ arguments: [String], _ environment: [String],
    _ output: ProgramPipe, _ errors: ProgramPipe
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    return posix_spawn(&process, program, &actions, nil, &words, &variables)
  }
}
