import Basics
import Model

/// One line of progress.
struct ProgressLine {
  private let progress: TrainingProgress
  private let model: String
  private let elapsed: Double

  init(_ progress: TrainingProgress, model: String, elapsed: Double) {
    self.progress = progress
    self.model = printable(model)
    self.elapsed = elapsed
  }

  /// How much of the training is done, 0...1.
  var fraction: Double {
    let total = Double(progress.total * progress.epochs)
    return total > 0 ? Double((progress.epoch - 1) * progress.total + progress.samples) / total : 1
  }

  var isDone: Bool { fraction >= 1 }

  private var imagesPerSecond: Double {
    let images = fraction * Double(progress.total * progress.epochs)
    return elapsed > 0 ? images / elapsed : 0
  }

  private var measures: String { "loss \(decimal(progress.loss, 4))  \(accuracy)" }

  private var accuracy: String { "accuracy \(decimal(progress.accuracy, 4))" }

  private var rate: String {
    let number =
      imagesPerSecond >= 1000
      ? decimal(imagesPerSecond / 1000, 0) + "k" : decimal(imagesPerSecond, 0)
    return "\(number) images/s"
  }

  private var time: String {
    isDone
      ? "\(decimal(elapsed, 1)) s"
      : fraction > 0 ? "\(decimal(elapsed * (1 - fraction) / fraction, 1)) s left" : ""
  }

  /// For logs and pipes.
  var plain: String {
    "\(model): epoch \(progress.epoch)/\(progress.epochs)  \(measures)  \(rate)  \(time)"
  }

  /// For terminals; never wider than `width`. Where there is no room for all, the less important is left out.
  func bar(width: Int, isColored: Bool) -> String {
    let head = "\(model)  epoch \(progress.epoch)/\(progress.epochs)"
    let tails = [[measures, rate, time], [measures, time], [accuracy, time], [time], []]
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
