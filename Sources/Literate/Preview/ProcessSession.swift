internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program and all that it has started, however deep, and whatever groups they are in.
///
/// A build starts each compiler in a group of its own, where no signal to the build reaches it: left alone it would write
/// what it has made of an older text beside what is made of the newer, and the next build would take the one for the other.
struct ProcessSession: Sendable {
  /// The process that leads it.
  let leader: pid_t

  /// Kills all that is left of it, and returns when nothing is.
  func end() async {
    for _ in 0..<Self.rounds {
      let members = Self.processes().filter { getsid($0) == leader && !Self.isZombie($0) }
      if members.isEmpty { return }
      for process in members { kill(process, SIGKILL) }
      try? await Task.detached { try await Task.sleep(for: Self.pause) }.value
    }
  }

  /// Killed processes are gone in milliseconds, but for those that wait for a disk.
  private static let rounds = 400
  private static let pause = Duration.milliseconds(5)

  /// Whether it has ended and only waits to be told of, which for an orphan in a container may be for ever.
  private static func isZombie(_ process: pid_t) -> Bool {
    #if canImport(Darwin)
      false
    #else
      // "number (name) state …", with any characters in the name (proc_pid_stat(5)).
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = text.lastIndex(of: ")")
      else { return true }
      return text[end...].dropFirst(2).first == "Z"
    #endif
  }

  private static func processes() -> [pid_t] {
    #if canImport(Darwin)
      var numbers = [pid_t](repeating: 0, count: Int(proc_listallpids(nil, 0)) + 64)
      let size = Int32(numbers.count * MemoryLayout<pid_t>.size)
      let count = proc_listallpids(&numbers, size)
      return Array(numbers.prefix(Int(max(0, count))))
    #else
      fileNames(in: "/proc").compactMap { pid_t($0) }
    #endif
  }
}
