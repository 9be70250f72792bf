import Datasets

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

/// Finds out whether the notebook's work on the data fits into the memory: arrays end the program where
/// they do not.
///
/// - Throws: `Failure` (71) if it does not.
func checkMemory(for data: ReportData) throws {
  let images = data.mnist.train.count + data.mnist.test.count + data.corrupted.test.count
  // Each pixel becomes a float; networks, batches and what they predict took less than the rest when measured.
  let needed = images * 784 * MemoryLayout<Float>.size + (64 << 20)
  let block = mmap(nil, needed, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  guard let block, block != MAP_FAILED else {
    throw Failure(.system, "memory: training: found no \(needed >> 20) MiB, expected them")
  }
  munmap(block, needed)
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
