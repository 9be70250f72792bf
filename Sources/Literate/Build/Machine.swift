#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the program runs on and was built by.
package enum Machine {
  /// How many threads this process may run at once.
  package static var availableThreads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  package static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The folder that relative paths start from: absolute, or `.` if its name is no UTF-8.
  package static var currentDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(validatingCString: path) ?? "."
  }

  /// Has the C library keep one heap for all threads. By itself glibc makes more of them, up to eight for each core, and what one
  /// thread has freed no other gets: a build over five seeds then holds a third more.
  static func shareOneHeap() {
    // Its header is none of those that Swift sees; other libraries have no such function.
    typealias Option = @convention(c) (_ option: Int32, _ value: Int32) -> Int32
    let mostHeaps: Int32 = -8
    guard let function = dlsym(nil, "mallopt") else { return }
    _ = unsafeBitCast(function, to: Option.self)(mostHeaps, 1)
  }

  /// The compiler's version, as far as it tells.
  static var swiftVersion: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
