#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many threads this process may run at once.
func availableThreads() -> Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

/// The folder that relative paths start from: absolute, or `.` if its name is no UTF-8.
func currentDirectory() -> String {
  guard let path = getcwd(nil, 0) else { return "." }
  defer { free(path) }
  return String(validatingCString: path) ?? "."
}

/// The compiler's version, as far as it tells.
var swiftVersion: String {
  #if compiler(>=6.4)
    "6.4 or later"
  #elseif compiler(>=6.3)
    "6.3"
  #else
    "6.2"
  #endif
}
