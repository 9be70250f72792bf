import Basics
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
  ///   - environment: `NO_COLOR` forbids colours; a `TERM` of `dumb` knows no line that is drawn over.
  init(_ terminal: Terminal, isQuiet: Bool, environment: [String: String]) {
    self.terminal = terminal
    self.isQuiet = isQuiet
    isInteractive = terminal.isInteractive && environment["TERM"] != "dumb"
    isColored = isInteractive && environment["NO_COLOR", default: ""].isEmpty
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
    guard isInteractive else { return terminal.tell(line.plain) }
    let bar = line.bar(width: terminal.width, isColored: isColored)
    terminal.draw("\r" + bar + "\u{1B}[K" + (line.isDone ? "\n" : ""))
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
  let scaled = Int64((abs(value) * scale).rounded(), in: 0 ... .max)
  let whole = "\(value < 0 ? "-" : "")\(scaled / Int64(scale))"
  let digits = String(scaled % Int64(scale))
  return places == 0
    ? whole : whole + "." + String(repeating: "0", count: places - digits.count) + digits
}
