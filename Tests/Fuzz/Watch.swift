import Foundation
import FuzzSupport

/// Has inputs read by another process, and begins a new one behind each input at which that process ended.
struct Watch {
  let seed: UInt64
  let only: [String]
  let end: Int
  let deadline: Date
  let scratch: Scratch
  let progress: Progress

  private var targets: [FuzzTarget] { FuzzTarget.named(only) }

  func run() throws {
    while progress.number < end, Date() < deadline {
      let process = try start()
      process.waitUntilExit()
      guard process.terminationReason == .uncaughtSignal || process.terminationStatus != 0 else {
        continue
      }
      let input = FuzzInput(seed: seed, number: progress.number, targets: targets)
      try report(input, Self.reason(process))
      progress.faults += 1
      progress.number += 1
    }
  }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = URL(
      filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    // --replay shows where a trap is.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    process.arguments =
      ["--reads-in", scratch.folder, "--seed", "\(seed)", "--inputs", "\(end)"]
      + ["--until", "\(deadline.timeIntervalSince1970)"] + only.flatMap { ["--only", $0] }
    try process.run()
    return process
  }

  private static func reason(_ process: Process) -> String {
    guard process.terminationReason == .uncaughtSignal else {
      return "the program ended with \(process.terminationStatus)"
    }
    switch process.terminationStatus {
    case SIGPROF: return "more than \(Bounds.seconds) s of the processor"
    case SIGALRM: return "more than \(Bounds.patience) s"
    default: return "the program ended with signal \(process.terminationStatus)"
    }
  }
}
