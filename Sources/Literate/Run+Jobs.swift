internal import Basics
internal import Synchronization

/// Work that is done side by side: one piece for each seed, or for each of several things.
///
/// As many pieces run at once as there are threads, each with its share of them; whoever is free takes the next. Where the pieces
/// do not come out even, the last ones share all threads. As no result depends on the number of threads, none depends on how the
/// pieces meet.
extension Run {
  /// Does something on each seed of the run. A run of one seed has all threads.
  ///
  /// - Parameter body: given a run of one seed, with a share of the threads and values of its own in ``shared(_:)``.
  /// - Returns: a value for each seed, in the order of the seeds.
  /// - Throws: the error of the first seed that has one. What runs is let finish; what follows is not begun.
  public func overSeeds<Value: Sendable>(
    _ body: @escaping @Sendable (Run) throws -> Value
  ) throws -> [Value] {
    if seeds.count == 1 { return [try body(self)] }
    return try jobs(seeds.map { "seed \($0)" }, called: "seeds") { index, run in
      try body(run.on(seed: seeds[index]))
    }
  }

  /// Does something with each of several things, on the same seed.
  ///
  /// - Parameters:
  ///   - items: what is worked on.
  ///   - body: given an item, and a run with a share of the threads and values of its own in ``shared(_:)``.
  /// - Returns: a value for each item, in their order.
  /// - Throws: the error of the first item that has one. What runs is let finish; what follows is not begun.
  public func sideBySide<Item: Sendable, Value: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item, Run) throws -> Value
  ) throws -> [Value] {
    let labels = items.indices.map { "\($0 + 1) of \(items.count)" }
    return try jobs(labels, called: "parts") { index, run in try body(items[index], run) }
  }

  private func jobs<Value: Sendable>(
    _ labels: [String], called things: String,
    _ body: @escaping @Sendable (Int, Run) throws -> Value
  ) throws -> [Value] {
    let width = max(1, min(labels.count, threads))
    let even = labels.count - labels.count % width
    let count = JobCount(things, of: labels.count) { self.report($0) }
    func batch(_ range: Range<Int>, width: Int) throws -> [Value] {
      let jobs = range.map { index in
        { @Sendable in
          try count.take(index) { try body(index, part(labels[index], threads: threads / width)) }
        }
      }
      return try inParallel(jobs, threads: width)
    }
    return try batch(0..<even, width: width)
      + batch(even..<labels.count, width: max(1, labels.count - even))
  }
}

/// What pieces of work know of each other: how many are done, and which failed.
private final class JobCount: Sendable {
  /// A piece that was not begun; an earlier one has the error that is thrown.
  private struct Skipped: Error {}

  private let things: String
  private let count: Int
  private let report: @Sendable (Progress) -> Void
  private let state = Mutex((done: 0, firstFailed: Int.max))

  init(_ things: String, of count: Int, report: @escaping @Sendable (Progress) -> Void) {
    (self.things, self.count, self.report) = (things, count, report)
    if count > 0 { tell(0) }
  }

  /// Does a piece unless one before it has failed: those are thrown first, and are begun first.
  func take<Value>(_ index: Int, _ body: () throws -> Value) throws -> Value {
    if state.withLock({ $0.firstFailed < index }) { throw Skipped() }
    do {
      let value = try body()
      state.withLock { state in
        state.done += 1
        tell(state.done)
      }
      return value
    } catch {
      state.withLock { $0.firstFailed = min($0.firstFailed, index) }
      throw error
    }
  }

  private func tell(_ done: Int) { report(Progress(jobs: things, done: done, of: count)) }
}
