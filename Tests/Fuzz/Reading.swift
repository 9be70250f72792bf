import Foundation
import FuzzSupport

/// Reads inputs one after the other, within bounds; the process that it runs in may end at any of them.
struct Reading {
  let seed: UInt64
  let targets: [FuzzTarget]
  let scratch: Scratch
  let progress: Progress

  /// Reads from the input that comes next up to `end`, or until a time.
  func run(until end: Int, deadline: Date) throws {
    Bounds.limitAddresses()
    while progress.number < end {
      // To ask for the time is dearer than to read a small file.
      if progress.number % 64 == 0, Date() >= deadline { return }
      try read(FuzzInput(seed: seed, number: progress.number, targets: targets))
      progress.number += 1
    }
  }

  private func read(_ input: FuzzInput) throws {
    Bounds.startClock()
    let start = Bounds.processorTime
    let outcome = input.read(in: scratch)
    note(outcome, of: input, time: Int(Bounds.processorTime - start))
    let peak = Bounds.peak
    defer { progress.peak = max(peak, progress.peak) }
    if peak > Bounds.memory, progress.peak <= Bounds.memory {
      try keep(
        input, because: "\(peak >> 20) MiB in memory, expected at most \(Bounds.memory >> 20)")
    }
    if case .fault(let reason) = outcome { try keep(input, because: reason) }
  }

  private func note(_ outcome: FuzzInput.Outcome, of input: FuzzInput, time: Int) {
    var row = progress[input.target.name]
    if outcome == .accepted { row.accepted += 1 }
    if outcome == .refused { row.refused += 1 }
    if time > row.slowest { (row.slowest, row.slowestNumber) = (time, input.number) }
    progress[input.target.name] = row
  }

  private func keep(_ input: FuzzInput, because reason: String) throws {
    progress.faults += 1
    try report(input, reason)
  }
}

/// Says what is wrong, and keeps the input as `fuzz-crash-SEED-NUMBER`.
func report(_ input: FuzzInput, _ reason: String) throws {
  let file = "fuzz-crash-\(input.seed)-\(input.number)"
  try Data(input.bytes).write(to: URL(filePath: file))
  // Not by `print`, which keeps a line back, and loses it when the program ends by a signal.
  FileHandle.standardOutput.write(Data("\(file): \(input.target.name): \(reason)\n".utf8))
}
