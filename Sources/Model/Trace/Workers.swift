/// Threads that share a loop.
package protocol Workers: Sendable {
  /// Threads that take part, the caller's included.
  var threads: Int { get }

  /// Calls `work(index, worker)` once for every index below `count`, on any thread, and returns when
  /// all are done. `worker` < `threads` names the thread, for scratch memory.
  func run(_ count: Int, _ work: (_ index: Int, _ worker: Int) -> Void)
}

/// The caller's thread alone.
package struct SerialWorkers: Workers {
  package init() {}
  package var threads: Int { 1 }
  package func run(_ count: Int, _ work: (_ index: Int, _ worker: Int) -> Void) {
    for index in 0..<count { work(index, 0) }
  }
}

/// The workers for a number of threads.
package func makeWorkers(threads: Int) -> any Workers {
  threads > 1
    ? ThreadedWorkers(threads: threads) ?? SerialWorkers() as any Workers : SerialWorkers()
}
