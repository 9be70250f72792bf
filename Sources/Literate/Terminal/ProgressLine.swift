internal import Basics

/// One line of progress.
struct ProgressLine {
  private let progress: Progress
  private let task: String
  private let elapsed: Double

  init(_ progress: Progress, elapsed: Double) {
    self.progress = progress
    task = printable((progress.jobs + [progress.task]).joined(separator: ": "))
    self.elapsed = elapsed
  }

  private var fraction: Double { progress.fraction }

  private var itemsPerSecond: Double {
    let items = fraction * Double(progress.total * progress.steps)
    return elapsed > 0 ? items / elapsed : 0
  }

  private var measures: [String] {
    progress.measures.map { "\(printable($0.name)) \(decimal($0.value, 4))" }
  }

  private var step: String { "\(printable(progress.unit)) \(progress.step)/\(progress.steps)" }

  private var head: String { "\(task)  \(step)" }

  private var rate: String {
    if progress.items.isEmpty { return "" }
    let number =
      itemsPerSecond >= 1000
      ? decimal(itemsPerSecond / 1000, 0) + "k" : decimal(itemsPerSecond, 0)
    return "\(number) \(printable(progress.items))/s"
  }

  private var time: String {
    // Of a few pieces of work, what is done says too little of what is left.
    progress.isEnd || progress.countsJobs
      ? "\(decimal(elapsed, 1)) s"
      : fraction > 0 ? "\(decimal(elapsed * (1 - fraction) / fraction, 1)) s left" : ""
  }

  /// For logs and pipes.
  var plain: String {
    (["\(task): \(step)"] + measures + [rate, time]).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// For terminals; never wider than `width`. Where there is no room for all, the less important is left out.
  func bar(width: Int, isColored: Bool) -> String {
    let main = measures.suffix(1)
    let tails = [measures + [rate, time], measures + [time], main + [time], [time], []]
      .map { $0.filter { !$0.isEmpty }.map { "  " + $0 }.joined() }
    func room(_ tail: String) -> Int { width - 1 - head.count - 2 - tail.count }
    guard let tail = tails.first(where: { room($0) >= Self.shortest }) else {
      return String(head.prefix(max(0, width - 1)))
    }
    return "\(head)  \(bar(length: min(30, room(tail)), isColored: isColored))\(tail)"
  }

  /// How short a bar can be.
  private static let shortest = 6

  private func bar(length: Int, isColored: Bool) -> String {
    let filled = Int((fraction * Double(length)).rounded(.down), in: 0...length)
    let full = String(repeating: "━", count: filled)
    let rest = String(repeating: "─", count: length - filled)
    return (isColored ? "\u{1B}[32m\(full)\u{1B}[0m" : full) + rest
  }
}
