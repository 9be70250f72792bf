import FuzzSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far the reading process has come: numbers in a file that it shares with the one that watches it, so that they are there
/// when it has ended by a signal.
///
/// A class over a mapped file.
final class Progress {
  private let words: UnsafeMutablePointer<Int>
  private static let targets = FuzzTarget.all.map(\.name)
  private static let size = (3 + 4 * targets.count) * MemoryLayout<Int>.size

  /// - Throws: a reason, if the file cannot be mapped.
  init(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    guard file >= 0, ftruncate(file, off_t(Self.size)) == 0,
      let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      memory != MAP_FAILED
    else { throw Oddity("\(path): found no shared memory, expected some") }
    words = memory.assumingMemoryBound(to: Int.self)
  }

  deinit { munmap(words, Self.size) }

  /// The input that is being read, or that comes next.
  var number: Int {
    get { words[0] }
    set { words[0] = newValue }
  }
  var faults: Int {
    get { words[1] }
    set { words[1] = newValue }
  }
  /// In bytes.
  var peak: Int {
    get { words[2] }
    set { words[2] = newValue }
  }

  /// What came of a target's inputs.
  struct Row {
    var accepted = 0
    var refused = 0
    /// Nanoseconds of the processor for its slowest input.
    var slowest = 0
    /// The number of that input.
    var slowestNumber = 0
  }

  subscript(name: String) -> Row {
    get {
      let row = words + start(name)
      return Row(accepted: row[0], refused: row[1], slowest: row[2], slowestNumber: row[3])
    }
    set {
      let row = words + start(name)
      (row[0], row[1], row[2], row[3]) =
        (newValue.accepted, newValue.refused, newValue.slowest, newValue.slowestNumber)
    }
  }

  private func start(_ name: String) -> Int { 3 + 4 * (Self.targets.firstIndex(of: name) ?? 0) }
}
