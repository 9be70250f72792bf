internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Set by the handler, which may do nothing else.
private let isInterrupted = Atomic(false)

/// Does something until it is done or somebody wants the program to end: by Ctrl-C, by SIGTERM, or by closing the terminal.
///
/// The work is then cancelled and waited for, so that what it has started is ended by it.
package func untilInterrupted(_ work: @escaping @Sendable () async throws -> Void) async throws {
  // Handlers and not SIG_IGN, which the children would inherit.
  for number in [SIGINT, SIGTERM, SIGHUP] {
    signal(number) { _ in isInterrupted.store(true, ordering: .relaxed) }
  }
  defer { for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) } }
  let task = Task { try await work() }
  let watch = Task {
    while !isInterrupted.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(50)) }
    task.cancel()
  }
  defer { watch.cancel() }
  do {
    try await task.value
  } catch {
    // However the work words that it was ended, that was wanted.
    guard isInterrupted.exchange(false, ordering: .relaxed) else { throw error }
  }
}
