internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Does jobs side by side: on the caller's thread, and on others where there are more jobs than one, `threads` in all at most.
///
/// A system that gives fewer threads has the same done by those; for one, none is asked for. Results come in the order of
/// the jobs; of several errors, that of the first job is thrown.
package func inParallel<Value: Sendable>(
  _ jobs: [@Sendable () throws -> Value], threads: Int
) throws -> [Value] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: jobs.count))
  let queue = JobQueue(count: jobs.count) { index in
    let result = Result { try jobs[index]() }
    results.withLock { $0[index] = result }
  }
  queue.run(threads: threads)
  return try results.withLock { try $0.compactMap { try $0?.get() } }
}

/// Jobs that threads take one by one.
private final class JobQueue: Sendable {
  private let count: Int
  private let job: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, job: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.job = job
  }

  func run(threads: Int) {
    var helpers: [pthread_t] = []
    while helpers.count + 1 < min(threads, count), let helper = startThread(self) {
      helpers.append(helper)
    }
    work()
    for helper in helpers { pthread_join(helper, nil) }
  }

  /// Does jobs until none is left.
  func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      job(index)
    }
  }
}

/// What a thread may put on its stack, whatever the shell's limit says of stacks.
private let stackSize = 8 << 20

/// Starts a thread that takes part; nil where the system has none to give.
private func startThread(_ queue: JobQueue) -> pthread_t? {
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return nil }
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setstacksize(&attributes, stackSize)
  let context = Unmanaged.passRetained(queue)
  let code = pthread_create(&thread, &attributes, { work(at: $0) }, context.toOpaque())
  if code == 0 { return thread }
  context.release()
  return nil
}

/// What a thread does; the C libraries do not agree on whether its argument can be null.
private func work(at context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().work() }
  return nil
}
