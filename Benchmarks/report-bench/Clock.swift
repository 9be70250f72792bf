/// Wall-clock time of repeated work.
struct Clock {
  let repeats: Int

  /// In seconds.
  struct Time {
    let median: Double
    /// What a machine without other work would come to: other programs can only add.
    let best: Double
  }

  func measure(_ count: Int? = nil, _ body: () throws -> Void) rethrows -> Time {
    let times = try (0..<max(1, count ?? repeats)).map { _ in try seconds(body) }.sorted()
    return Time(median: times[times.count / 2], best: times[0])
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
