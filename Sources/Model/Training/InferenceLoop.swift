/// Forward passes over a data set, block by block, on all threads.
package final class InferenceLoop {
  /// Samples that are one job of one thread.
  package static let block = 32

  private let plan: Plan
  private let workers: any Workers
  private let workspaces: [Workspace]
  private let order: Memory<Int32>

  package init(_ plan: Plan, count: Int, block: Int, workers: any Workers) {
    (self.plan, self.workers) = (plan, workers)
    workspaces = (0..<workers.threads).map { _ in
      Workspace(plan, samples: min(block, max(count, 1)), training: false)
    }
    order = Memory((0..<count).map { Int32($0) })
  }

  /// Calls `body` for jobs 0 ..< count. It is given a function that runs the samples of a range
  /// through the plan with some weights and returns the thread's workspace.
  package func run(
    _ count: Int, _ images: UnsafePointer<Float>, _ body: (_ job: Int, _ worker: Worker) -> Void
  ) {
    workers.run(count) { job, worker in
      body(
        job,
        Worker(index: worker, workspace: workspaces[worker], images: images, order: order.base))
    }
  }

  /// A thread, as a job sees it.
  package struct Worker {
    package let index: Int
    package let workspace: Workspace
    let images: UnsafePointer<Float>
    let order: UnsafePointer<Int32>

    /// Output of the last operation for the samples of `range`.
    package func forward(
      _ range: Range<Int>, weights: UnsafePointer<Float>
    ) -> UnsafePointer<Float> {
      workspace.forward(
        samples: range.count, Source(images: images, indices: order + range.lowerBound),
        weights: weights)
      return UnsafePointer(workspace.output)
    }
  }
}
