internal import Basics
internal import Synchronization

/// Shows on standard error how far the work has come.
///
/// On a terminal it is a bar that is drawn over and over; elsewhere a line at a step's end, once a second at most, and one at the
/// task's end. It is called a limited number of times a step, so it can afford to look at the clock.
package final class ProgressView: Sendable {
  private struct State {
    var starts: [String: ContinuousClock.Instant] = [:]
    /// When a line was last told of a task.
    var lines: [String: ContinuousClock.Instant] = [:]
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
  package init(_ terminal: Terminal, isQuiet: Bool, environment: [String: String]) {
    self.terminal = terminal
    self.isQuiet = isQuiet
    isInteractive = terminal.isInteractive && environment["TERM"] != "dumb"
    isColored = isInteractive && environment["NO_COLOR", default: ""].isEmpty
  }

  /// Seconds that each task took, in the order in which they ended.
  var taskTimes: [(name: String, seconds: Double)] { state.withLock { $0.seconds } }

  /// Takes note of how long a task took.
  func record(_ task: String, _ seconds: Double) {
    state.withLock { $0.seconds.append((task, seconds)) }
  }

  /// Takes note of where a task stands.
  package func report(_ progress: Progress) {
    let elapsed = state.withLock { state in
      let now = ContinuousClock.now
      let start = state.starts[progress.task] ?? now
      state.starts[progress.task] = start
      return seconds(now - start)
    }
    if progress.isEnd {
      state.withLock {
        $0.seconds.append((progress.task, elapsed))
        $0.starts[progress.task] = nil
      }
    }
    if !isQuiet { show(progress, elapsed: elapsed) }
  }

  private func show(_ progress: Progress, elapsed: Double) {
    guard isInteractive || isDue(progress) else { return }
    let line = ProgressLine(progress, elapsed: elapsed)
    guard isInteractive else { return terminal.tell(line.plain) }
    let bar = line.bar(width: terminal.width, isColored: isColored)
    terminal.draw("\r" + bar + "\u{1B}[K" + (progress.isEnd ? "\n" : ""))
  }
}

extension ProgressView {
  private static let pause = Duration.seconds(1)

  /// Whether a line of its own is due.
  private func isDue(_ progress: Progress) -> Bool {
    guard progress.isStepEnd else { return false }
    return state.withLock { state in
      let now = ContinuousClock.now
      if !progress.isEnd, let last = state.lines[progress.task], now - last < Self.pause {
        return false
      }
      state.lines[progress.task] = progress.isEnd ? nil : now
      return true
    }
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
