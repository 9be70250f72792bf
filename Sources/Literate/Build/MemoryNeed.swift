#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The memory that a part of a build takes, estimated from above; how, is in docs/performance.md.
///
/// Arrays end the program where there is no memory for them. So the build looks first whether all that it needs can be
/// had, and asks for no more threads than have room beside it.
struct MemoryNeed {
  let purpose: String
  let bytes: Int

  /// What a thread takes: its stack, the heap that the C library makes for it, and what the models give it to work with. Stack and heap
  /// count twice: while pieces of a run work side by side, the threads of the run itself wait.
  private static let perThread = (2 * (8 + 64) + 24) << 20

  /// What a build takes, whatever its notebook does.
  static let start = MemoryNeed(purpose: "start", bytes: 48 << 20)

  /// How many threads there is room for, `wanted` at most.
  ///
  /// - Throws: `Failure` (71) if there is no room for the work itself.
  func threads(atMost wanted: Int) throws -> Int {
    guard let work = Reservation(bytes, isWritten: true) else {
      throw Failure(.system, "memory: \(purpose): found no \(bytes >> 20) MiB, expected them")
    }
    return withExtendedLifetime(work) {
      (1...wanted).last { Reservation.canBeMade(($0 - 1) * Self.perThread, isWritten: false) } ?? 1
    }
  }
}

/// Ends the program (71) where it has no room to start in.
///
/// Takes no memory itself, not even for an error: where none can be had, the first string ends the program by a signal.
func requireMemoryToStart() {
  if Reservation.canBeMade(8 << 20, isWritten: true) { return }
  let line: StaticString = "error: memory: program: found no 8 MiB, expected them\n"
  _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
  _exit(ExitStatus.system.rawValue)
}

/// Address space that nobody else gets as long as this lives.
private struct Reservation: ~Copyable {
  private let block: UnsafeMutableRawPointer
  private let size: Int

  /// - Parameter isWritten: whether the system has to have memory for all of it; threads touch little of what they take.
  init?(_ bytes: Int, isWritten: Bool) {
    size = max(1, bytes)
    let access = isWritten ? PROT_READ | PROT_WRITE : PROT_NONE
    guard let block = mmap(nil, size, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      block != MAP_FAILED
    else { return nil }
    self.block = block
  }

  deinit { munmap(block, size) }

  static func canBeMade(_ bytes: Int, isWritten: Bool) -> Bool {
    switch Reservation(bytes, isWritten: isWritten) {
    case .some: true
    case .none: false
    }
  }
}
