#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The lock that SwiftPM holds on a scratch folder while it builds there.
struct BuildLock: ~Copyable {
  private let file: Int32

  /// Takes the lock as soon as nobody has it.
  ///
  /// - Parameters:
  ///   - scratch: the scratch folder's path.
  ///   - waiting: called once if somebody has it.
  /// - Throws: `CancellationError`.
  init(_ scratch: String, waiting: () async -> Void) async throws {
    file = open(scratch + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    var hasTold = false
    while file >= 0, flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      if !hasTold { await waiting() }
      hasTold = true
      do {
        try await Task.sleep(for: .milliseconds(50))
      } catch {
        close(file)
        throw error
      }
    }
  }

  deinit { if file >= 0 { close(file) } }
}
