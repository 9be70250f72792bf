import Foundation

/// Time of repeated work.
struct Clock {
  let repeats: Int

  /// In seconds.
  struct Time {
    let median: Double
    let best: Double
    /// Processor time, of all threads and once through: nearly free of what else the machine does.
    let processor: Double

    func scaled(by factor: Double) -> Time {
      Time(median: median * factor, best: best * factor, processor: processor * factor)
    }
  }

  func measure(_ count: Int? = nil, _ body: () throws -> Void) rethrows -> Time {
    let start = processorTime()
    let times = try (0..<max(1, count ?? repeats)).map { _ in try seconds(body) }.sorted()
    return Time(
      median: times[times.count / 2], best: times[0],
      processor: (processorTime() - start) / Double(times.count))
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private func processorTime() -> Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6
    }
  }
}
