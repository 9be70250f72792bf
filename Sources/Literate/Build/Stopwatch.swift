internal import Report

/// Measures the stages of a build, one after the other.
struct Stopwatch {
  private let start = ContinuousClock.now
  private(set) var stages: [Timings.Stage] = []

  /// Does something and takes down how long it took.
  mutating func measure<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
    let begin = ContinuousClock.now
    let value = try body()
    record(name, seconds(ContinuousClock.now - begin))
    return value
  }

  mutating func record(_ name: String, _ seconds: Double) {
    stages.append(Timings.Stage(name: name, seconds: seconds))
  }

  /// All stages so far, and the time since the start.
  var timings: Timings { Timings(total: seconds(ContinuousClock.now - start), stages: stages) }
}
