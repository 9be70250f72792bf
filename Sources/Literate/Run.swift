internal import Basics
internal import Synchronization

/// What a notebook is given to run with.
public struct Run: Sendable {
  /// The seed of everything random.
  public let seed: UInt64
  /// One for each repetition of a notebook that has several: the seed, and those that follow it.
  public let seeds: [UInt64]
  /// How many threads may work at once. No result depends on it.
  public let threads: Int
  /// Variables of the environment.
  public let environment: [String: String]
  /// The folder that relative paths start from.
  public let currentDirectory: String
  /// Whether the build is strict: a notebook ends where it would have to make do with less than it was asked for.
  public let isStrict: Bool
  private let onProgress: @Sendable (Progress) -> Void
  private let onTime: @Sendable (String, Double) -> Void
  private let onNote: @Sendable (String) -> Void
  private let shelf = Shelf()
  /// The same for all pieces of a run.
  private let commonShelf: Shelf

  init(
    seed: UInt64, seedCount: Int = 1, threads: Int, environment: [String: String] = [:],
    currentDirectory: String = Machine.currentDirectory, isStrict: Bool = false,
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in },
    onTime: @escaping @Sendable (String, Double) -> Void = { _, _ in },
    onNote: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.init(
      seed: seed, seedCount: seedCount, threads: threads, environment: environment,
      currentDirectory: currentDirectory, isStrict: isStrict, onProgress: onProgress,
      onTime: onTime, onNote: onNote, commonShelf: Shelf())
  }

  private init(
    seed: UInt64, seedCount: Int, threads: Int, environment: [String: String],
    currentDirectory: String, isStrict: Bool, onProgress: @escaping @Sendable (Progress) -> Void,
    onTime: @escaping @Sendable (String, Double) -> Void,
    onNote: @escaping @Sendable (String) -> Void, commonShelf: Shelf
  ) {
    self.seed = seed
    seeds = (0..<UInt64(seedCount)).map { seed &+ $0 }
    self.threads = threads
    self.environment = environment
    self.currentDirectory = currentDirectory
    self.isStrict = isStrict
    (self.onProgress, self.onTime, self.onNote) = (onProgress, onTime, onNote)
    self.commonShelf = commonShelf
  }

  /// Shows how far a piece of work has come. May be called from any thread, and costs little.
  public func report(_ progress: Progress) { onProgress(progress) }

  /// Does something and takes down how long it took, for `timings.json`; times of one name add up. May be called from any
  /// thread.
  public func measure<Value>(_ task: String, _ body: () throws -> Value) rethrows -> Value {
    let begin = ContinuousClock.now
    defer { onTime(task, Literate.seconds(ContinuousClock.now - begin)) }
    return try body()
  }

  /// Tells the user, with `--quiet` too, what makes the page another one than was asked for.
  public func note(_ text: String) { onNote(text) }

  /// A stream of random numbers that depends on the seed and the name alone.
  public func generator(_ name: String) -> SplitMix {
    let digest = sha256(of: [Array("\(seed) \(name)".utf8)])
    return SplitMix(state: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The same run with no more threads than there is memory for beside the work.
  ///
  /// - Parameters:
  ///   - bytes: what the work takes, whatever the threads, estimated from above.
  ///   - purpose: what the memory is for, as the error says it.
  /// - Throws: an error with exit code 71 if there is no room for the work itself.
  public func withMemory(_ bytes: Int, for purpose: String) throws -> Run {
    let threads = try MemoryNeed(purpose: purpose, bytes: bytes).threads(atMost: threads)
    return with(threads: threads)
  }

  /// One value of a type for the whole run, made when it is first asked for: what a library that works for notebooks keeps. Pieces of a
  /// run that go side by side have values of their own.
  public func shared<Value: Sendable>(_ make: @Sendable () -> Value) -> Value { shelf.value(make) }

  /// One value of a type for the whole run and all its pieces, which may ask for it from several threads.
  public func sharedByPieces<Value: Sendable>(_ make: @Sendable () -> Value) -> Value {
    commonShelf.value(make)
  }
}

extension Run {
  /// The same run with values of its own.
  ///
  /// - Parameter label: what its progress is shown to be of; nil for a run that is not part of another.
  private func with(
    seed: UInt64? = nil, seedCount: Int? = nil, threads: Int, label: String? = nil
  ) -> Run {
    let onProgress = onProgress
    let ofPart: @Sendable (Progress) -> Void = { onProgress($0.of(job: label ?? "")) }
    return Run(
      seed: seed ?? self.seed, seedCount: seedCount ?? seeds.count, threads: threads,
      environment: environment, currentDirectory: currentDirectory, isStrict: isStrict,
      onProgress: label == nil ? onProgress : ofPart, onTime: onTime, onNote: onNote,
      commonShelf: commonShelf)
  }

  /// A piece of this run.
  func part(_ label: String, threads: Int) -> Run { with(threads: threads, label: label) }

  /// The same run on one of its seeds.
  func on(seed: UInt64) -> Run { with(seed: seed, seedCount: 1, threads: threads) }
}

/// Values by their types.
private final class Shelf: Sendable {
  private let values = Mutex<[ObjectIdentifier: any Sendable]>([:])

  func value<Value: Sendable>(_ make: @Sendable () -> Value) -> Value {
    values.withLock { values in
      if let value = values[ObjectIdentifier(Value.self)] as? Value { return value }
      let value = make()
      values[ObjectIdentifier(Value.self)] = value
      return value
    }
  }
}

/// A small generator of random numbers (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
