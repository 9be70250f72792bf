internal import Dispatch
internal import Synchronization

/// Does jobs side by side, on at most `threads` threads. Results come in the order of the jobs; of
/// several errors, that of the first job is thrown.
func inParallel<Value: Sendable>(
  _ jobs: [@Sendable () throws -> Value], threads: Int
) throws -> [Value] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: jobs.count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: max(1, min(threads, jobs.count))) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < jobs.count else { return }
      let result = Result { try jobs[index]() }
      results.withLock { $0[index] = result }
    }
  }
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}

/// Pixels of images made one by one, each from its index alone: chunks of them side by side.
func pixelsInParallel(
  of range: Range<Int>, size: Int, threads: Int, _ draw: @escaping @Sendable (Int) -> [UInt8]
) -> [UInt8] {
  let chunk = 500
  let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: chunk))
  let jobs = starts.map { start -> @Sendable () throws -> [UInt8] in
    {
      var pixels: [UInt8] = []
      pixels.reserveCapacity(chunk * size)
      for index in start..<min(start + chunk, range.upperBound) { pixels += draw(index) }
      return pixels
    }
  }
  // The jobs throw nothing.
  return ((try? inParallel(jobs, threads: threads)) ?? []).flatMap { $0 }
}
