internal import Basics
internal import Synchronization

/// Shows on standard error how far the work has come.
///
/// On a terminal it is a bar that is drawn over and over; elsewhere a line at a step's end, once a second at most, and one at the
/// task's end. Of work that is done side by side the bar says how many pieces are done, as several tasks cannot share it. It is
/// called a limited number of times a step, so it can afford to look at the clock.
package final class ProgressView: Sendable {
  fileprivate struct State {
    var starts: [[String]: ContinuousClock.Instant] = [:]
    /// When a line was last told of a task.
    var lines: [[String]: ContinuousClock.Instant] = [:]
    /// By task, in the order in which they ended first.
    var seconds: [(name: String, seconds: Double)] = []
    /// The pieces of work of which the bar tells.
    var pieces: Progress?

    mutating func add(_ task: String, _ time: Double) {
      if let index = seconds.firstIndex(where: { $0.name == task }) {
        seconds[index].seconds += time
      } else {
        seconds.append((task, time))
      }
    }

    /// How long a task has run; it starts with the first call.
    mutating func elapsed(_ progress: Progress, _ now: ContinuousClock.Instant) -> Double {
      let start = starts[progress.key] ?? now
      starts[progress.key] = progress.isEnd ? nil : start
      return Literate.seconds(now - start)
    }
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

  /// Seconds that each task took, in the order in which they ended first; those of several tasks of one name add up.
  var taskTimes: [(name: String, seconds: Double)] { state.withLock { $0.seconds } }

  /// Takes note of how long a task took.
  func record(_ task: String, _ seconds: Double) { state.withLock { $0.add(task, seconds) } }

  /// Takes note of where a task stands. One line at a time is written, whoever reports.
  package func report(_ progress: Progress) {
    state.withLock { state in
      let now = ContinuousClock.now
      let elapsed = state.elapsed(progress, now)
      if progress.isEnd { state.add(progress.task, elapsed) }
      if isQuiet { return }
      if isInteractive { return draw(progress, elapsed, &state, now) }
      if state.isDue(progress, now) {
        terminal.tell(ProgressLine(progress, elapsed: elapsed).plain)
      }
    }
  }

  private func draw(
    _ progress: Progress, _ elapsed: Double, _ state: inout State, _ now: ContinuousClock.Instant
  ) {
    if progress.countsJobs, progress.jobs.isEmpty { state.pieces = progress }
    let isPart = !progress.jobs.isEmpty
    guard let shown = isPart ? state.pieces : progress else { return }
    let line = ProgressLine(shown, elapsed: isPart ? state.elapsed(shown, now) : elapsed)
    let bar = line.bar(width: terminal.width, isColored: isColored)
    terminal.draw("\r" + bar + "\u{1B}[K" + (progress.isEnd && !isPart ? "\n" : ""))
  }
}

extension ProgressView.State {
  private static let pause = Duration.seconds(1)

  /// Whether a line of its own is due.
  fileprivate mutating func isDue(_ progress: Progress, _ now: ContinuousClock.Instant) -> Bool {
    guard progress.isStepEnd, progress.step > 0 else { return false }
    if !progress.isEnd, let last = lines[progress.key], now - last < Self.pause { return false }
    lines[progress.key] = progress.isEnd ? nil : now
    return true
  }
}

extension Progress {
  /// What tells its task from the same one of another piece of work.
  fileprivate var key: [String] { jobs + [task] }
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
