internal import CKernels
internal import Synchronization

/// Threads that stay for the next job: they spin for a moment, then park (`CKernels/workers.c`).
package final class ThreadedWorkers: Workers, @unchecked Sendable {
  private typealias Work = (Int, Int) -> Void

  private let handle: OpaquePointer
  /// Held while the threads have a job.
  private let isBusy = Mutex(())
  package let threads: Int

  /// Nil when the system gives no threads.
  package init?(threads: Int) {
    guard let handle = ck_workers_create(Int32(threads)) else { return nil }
    self.handle = handle
    self.threads = Int(ck_workers_threads(handle))
  }

  deinit { ck_workers_destroy(handle) }

  /// While the threads work for somebody else, the caller does all of its own job: results do not depend on who does what.
  package func run(_ count: Int, _ work: (_ index: Int, _ worker: Int) -> Void) {
    let isDone: Void? = isBusy.withLockIfAvailable { _ in share(count, work) }
    if isDone == nil { SerialWorkers().run(count, work) }
  }

  private func share(_ count: Int, _ work: (_ index: Int, _ worker: Int) -> Void) {
    withoutActuallyEscaping(work) { work in
      var work: Work = work
      withUnsafeMutablePointer(to: &work) { pointer in
        ck_workers_run(
          handle, Int32(count),
          { context, index, worker in
            context?.assumingMemoryBound(to: Work.self).pointee(Int(index), Int(worker))
          }, pointer)
      }
    }
  }
}
