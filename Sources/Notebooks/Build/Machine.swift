#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How many threads this process may run at once.
func availableThreads() -> Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

/// The folder that relative paths start from.
func currentDirectory() -> String { FileManager.default.currentDirectoryPath }

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
