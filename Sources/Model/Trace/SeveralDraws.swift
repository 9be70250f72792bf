// A plan under several draws of the weights at once
//
// What a Bayesian network predicts for many samples under many draws is one plan, run again and again for the same samples. An
// executor holds the values of one draw; several of them go through a plan side by side, step by step, and an operation that
// reads samples may do so once for all. Each value is computed as if its executor ran alone, so the bits are the same.

/// An operation that can read samples once for several draws of the weights.
protocol DrawSharing: SampleReading {
  /// Computes passes of the same samples whose other inputs and outputs are each their own: to the bit what `compute` makes of one
  /// after the other.
  func compute(_ passes: [Pass])
}

extension Plan {
  /// Draws that are worth being computed at once: more than one only where an operation shares the reading of samples.
  var drawsAtOnce: Int { values.contains { $0.operation is any DrawSharing } ? 8 : 1 }
}

extension Executor {
  /// Runs executors of one plan for the same samples, each under a key of its own.
  static func run(
    _ executors: [Executor], count: Int, rows: UnsafePointer<Int32>, keys: [Key]
  ) {
    guard executors.count > 1, let first = executors.first else {
      return zip(executors, keys).forEach { $0.run(count: count, rows: rows, key: $1) }
    }
    precondition(count <= first.capacity, "count must be at most \(first.capacity), is \(count)")
    for segment in first.steps.indices {
      guard segment % 2 == 1 else {
        zip(executors, keys).forEach { $0.runShared(segment, $1) }
        continue
      }
      first.workers.run(first.chunks(count)) { index, thread in
        let parts = keys.map { first.part(index, of: count, rows, $0) }
        for place in first.steps[segment][thread].indices {
          let steps = executors.map { $0.steps[segment][thread][place].takeUnretainedValue() }
          steps[0].run(parts, with: steps)
        }
      }
      executors.forEach { $0.addUp(segment, first.chunks(count)) }
    }
  }
}
