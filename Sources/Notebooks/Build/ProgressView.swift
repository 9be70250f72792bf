import Model
import Synchronization

/// Shows on standard error how far training has come.
///
/// On a terminal it is a bar that is drawn over and over; elsewhere a line at each epoch's end. Training calls it from
/// its own thread a limited number of times an epoch, so it can afford to look at the clock.
final class ProgressView: Sendable {
  private struct State {
    var starts: [String: ContinuousClock.Instant] = [:]
    var seconds: [(name: String, seconds: Double)] = []
    var isLineOpen = false
  }

  private let terminal: Terminal
  private let isInteractive: Bool
  private let isColored: Bool
  private let isQuiet: Bool
  private let state = Mutex(State())

  /// - Parameters:
  ///   - terminal: where to write; whether it is interactive decides about the form.
  ///   - isQuiet: whether to measure only.
  ///   - isColored: whether a terminal may be sent colours (`NO_COLOR` is not set).
  init(_ terminal: Terminal, isQuiet: Bool, isColored: Bool) {
    self.terminal = terminal
    self.isQuiet = isQuiet
    isInteractive = terminal.isInteractive
    self.isColored = isColored && terminal.isInteractive
  }

  /// Seconds that each model's training took, in the order in which they ended.
  var trainingTimes: [(name: String, seconds: Double)] { state.withLock { $0.seconds } }

  /// Takes note of where training stands.
  func report(_ progress: TrainingProgress) {
    let model = progress.model ?? "model"
    let elapsed = state.withLock { state in
      let now = ContinuousClock.now
      let start = state.starts[model] ?? now
      state.starts[model] = start
      return seconds(now - start)
    }
    let isLast = progress.epoch == progress.epochs && progress.samples == progress.total
    if isLast { state.withLock { $0.seconds.append((model, elapsed)) } }
    if !isQuiet { show(progress, model: model, elapsed: elapsed) }
  }

  private func show(_ progress: TrainingProgress, model: String, elapsed: Double) {
    let isEpochEnd = progress.samples == progress.total
    guard isInteractive || isEpochEnd else { return }
    let line = ProgressLine(progress, model: model, elapsed: elapsed)
    let text =
      isInteractive
      ? "\r" + line.bar(width: terminal.width, isColored: isColored) + "\u{1B}[K"
        + (line.isDone ? "\n" : "")
      : line.plain + "\n"
    // Progress that cannot be shown is no reason to stop.
    try? terminal.write(text)
  }
}

/// One line of progress.
struct ProgressLine {
  private let progress: TrainingProgress
  private let model: String
  private let elapsed: Double

  init(_ progress: TrainingProgress, model: String, elapsed: Double) {
    self.progress = progress
    self.model = model
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

  private var measures: String {
    let rate =
      imagesPerSecond >= 1000
      ? decimal(imagesPerSecond / 1000, 0) + "k" : decimal(imagesPerSecond, 0)
    return
      "loss \(decimal(progress.loss, 4))  accuracy \(decimal(progress.accuracy, 4))  \(rate) images/s"
  }

  private var time: String {
    isDone
      ? "\(decimal(elapsed, 1)) s"
      : fraction > 0 ? "\(decimal(elapsed * (1 - fraction) / fraction, 1)) s left" : ""
  }

  /// For logs and pipes.
  var plain: String {
    "\(model): epoch \(progress.epoch)/\(progress.epochs)  \(measures)  \(time)"
  }

  /// For terminals; never wider than `width`.
  func bar(width: Int, isColored: Bool) -> String {
    let head = "\(model)  epoch \(progress.epoch)/\(progress.epochs)  "
    let tail = "  \(measures)  \(time)"
    let room = max(0, min(30, width - head.count - tail.count - 1))
    let filled = Int((fraction * Double(room)).rounded(.down))
    let full = String(repeating: "━", count: filled)
    let rest = String(repeating: "─", count: room - filled)
    let line = head + (isColored ? "\u{1B}[32m\(full)\u{1B}[0m" : full) + rest + tail
    return room > 0 ? line : String((head + tail).prefix(max(0, width - 1)))
  }
}

/// The seconds of a duration.
func seconds(_ duration: Duration) -> Double {
  let parts = duration.components
  return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
}

/// A number with a fixed number of decimals, for a terminal.
func decimal(_ value: Double, _ places: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
  let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  let scaled = Int64((abs(value) * scale).rounded())
  let whole = "\(value < 0 ? "-" : "")\(scaled / Int64(scale))"
  let digits = String(scaled % Int64(scale))
  return places == 0
    ? whole : whole + "." + String(repeating: "0", count: places - digits.count) + digits
}
