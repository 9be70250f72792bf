internal import Basics

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One of the program's output streams.
///
/// Written to directly: a reader that goes away (`report build | head -1`) must give an error that can be
/// answered, not a signal that kills.
package struct Terminal: Sendable {
  package static let standardOutput = Terminal(descriptor: 1)
  package static let standardError = Terminal(descriptor: 2)

  private let descriptor: Int32

  /// Whether a person sits at it.
  var isInteractive: Bool { isatty(descriptor) == 1 }

  /// Its width in columns; 80 where it does not say.
  var width: Int {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Writes a note on a line of its own, its control characters escaped: one that cannot be written is no reason to stop.
  package func tell(_ note: String) { try? say(note) }

  /// Writes a line, its control characters escaped.
  ///
  /// - Throws: `Failure` with exit code 74 if it cannot be written.
  package func say(_ line: String) throws { try write(printable(line) + "\n") }

  /// Writes a path on a line of its own: for other programs as it is, for a person with its control characters escaped.
  ///
  /// - Throws: `Failure` with exit code 74 if it cannot be written.
  package func announce(_ path: String) throws {
    try write((isInteractive ? printable(path) : path) + "\n")
  }

  /// Writes what the program itself draws: a bar that moves the cursor.
  func draw(_ text: String) { try? write(text) }

  /// Writes text whole and as it is: a page.
  ///
  /// - Throws: `Failure` with exit code 74 if it cannot be written.
  func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let name = descriptor == 1 ? "standard output" : "standard error"
        throw Failure(.io, "output: \(name): \(String(cString: strerror(errno)))")
      }
      bytes = bytes.dropFirst(count)
    }
  }
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, bytes, count)
}
