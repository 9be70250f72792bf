import Datasets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The memory that a part of a build takes, estimated from above; how, is in docs/performance.md.
///
/// Arrays end the program where there is no memory for them. So the build looks first whether all that it needs can be
/// had, and asks for no more threads than have room beside it.
struct MemoryNeed {
  let purpose: String
  let bytes: Int

  /// What a thread takes: its stack, the heap that the C library makes for it, and what the models give it to work with.
  private static let perThread = (8 + 64 + 4) << 20

  /// What a build takes before it knows its data.
  static let start = MemoryNeed(purpose: "start", bytes: 48 << 20)

  /// What the notebook takes beside the data.
  static func notebook(on data: ReportData) -> MemoryNeed {
    let sets = [data.mnist.train, data.mnist.test, data.corrupted.test]
    let images = sets.map { $0.count * bytesPerImage($0) }.reduce(0, +)
    let predictions = data.mnist.test.count * 5 << 10
    return MemoryNeed(purpose: "training", bytes: images + predictions + start.bytes)
  }

  /// Pixels as numbers, what the models find in them, labels in three forms. Images without a single pixel of ground can
  /// have other shades than those that models hold in a byte.
  private static func bytesPerImage(_ digits: Digits) -> Int {
    let pixels = digits.rows * digits.columns * MemoryLayout<Float>.size
    return pixels + (digits.pixels.contains(0) ? 1_024 : pixels + 256) + 128
  }

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
package func requireMemoryToStart() {
  if Reservation.canBeMade(8 << 20, isWritten: true) { return }
  let line: StaticString = "error: memory: program: found no 8 MiB, expected them\n"
  _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
  _exit(Failure.Code.system.rawValue)
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
