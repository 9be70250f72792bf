#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The two ends of a pipe, above the standard streams, and not for programs that others start.
struct ProgramPipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    let code = errno
    for end in ends { _ = systemClose(end) }
    guard moved.allSatisfy({ $0 >= 0 }) else {
      for end in moved where end >= 0 { _ = systemClose(end) }
      errno = code
      return nil
    }
    (reading, writing) = (moved[0], moved[1])
  }

  func close() {
    _ = systemClose(reading)
    _ = systemClose(writing)
  }
}

/// The next bytes of a pipe; 0 at its end, and where it cannot be read.
func readSome(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
  while true {
    let count = read(file, buffer.baseAddress, buffer.count)
    if count >= 0 { return count }
    if errno != EINTR { return 0 }
  }
}

/// The C library's `close`, whose name the type takes.
private func systemClose(_ file: Int32) -> Int32 { close(file) }
