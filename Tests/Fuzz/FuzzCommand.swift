import ArgumentParser
import Foundation
import FuzzSupport

/// Gives every reader inputs that nobody would write, and tells whether one of them traps, hangs, takes too much memory, or
/// throws an error of the wrong form.
@main struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report-fuzz", abstract: "Reads made-up inputs, and counts faults.")

  @Option(help: "Reads for so many seconds; 60, where --inputs is not given either.")
  var seconds: Double?
  @Option(help: "Reads so many inputs.") var inputs: Int?
  @Option(help: "From which all inputs come.") var seed: UInt64 = 1
  @Option(help: "The number of the first input.") var from = 0
  @Option(help: "A reader; all, if none is named.") var only: [String] = []
  @Option(help: "Reads one input again, here: SEED:NUMBER, with the same --only.")
  var replay: String?
  @Option(help: "Reads a file, such as one that was kept, by the reader of --only.")
  var file: String?
  @Option(help: .hidden) var readsIn: String?
  @Option(help: .hidden) var until: Double?

  func validate() throws {
    let names = FuzzTarget.all.map(\.name)
    for name in only where !names.contains(name) {
      throw ValidationError("--only: found \(name), expected \(names.joined(separator: ", "))")
    }
  }

  func run() throws {
    if let replay { return try read(again: replay) }
    if let file, let target = FuzzTarget.named(only).first {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
      return try read(again: FuzzInput(bytes, for: target))
    }
    if let readsIn { return try read(in: Scratch(folder: readsIn)) }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let progress = try Progress(scratch.folder + "/progress")
    progress.number = from
    let limit = seconds ?? (inputs == nil ? 60 : .infinity)
    let watch = Watch(
      seed: seed, only: only, end: inputs.map { from + $0 } ?? .max,
      deadline: Date(timeIntervalSinceNow: min(limit, 1e9)), scratch: scratch, progress: progress)
    try watch.run()
    summarize(progress)
    if progress.faults > 0 { throw ExitCode(3) }
  }

  /// The process that a watch begins.
  private func read(in scratch: Scratch) throws {
    let reading = Reading(
      seed: seed, targets: FuzzTarget.named(only), scratch: scratch,
      progress: try Progress(scratch.folder + "/progress"))
    let deadline = Date(timeIntervalSince1970: until ?? .infinity)
    try reading.run(until: inputs ?? .max, deadline: deadline)
  }

  private func read(again place: String) throws {
    let parts = place.split(separator: ":")
    guard parts.count == 2, let seed = UInt64(parts[0]), let number = Int(parts[1]), number >= 0
    else { throw ValidationError("--replay: found \(place), expected SEED:NUMBER") }
    let input = FuzzInput(seed: seed, number: number, targets: FuzzTarget.named(only))
    let file = "fuzz-input-\(seed)-\(number)"
    try Data(input.bytes).write(to: URL(filePath: file))
    print("\(file): \(input.bytes.count) bytes for \(input.target.name)")
    try read(again: input)
  }

  private func read(again input: FuzzInput) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let start = Bounds.processorTime
    do {
      try input.target.read(input.bytes, scratch)
      print("accepted")
    } catch {
      print("\(error)")
      if let fault = input.read(in: scratch).fault { print("fault: \(fault)") }
    }
    print("\((Bounds.processorTime - start) / 1_000) µs, \(Bounds.peak >> 20) MiB")
  }

  private func summarize(_ progress: Progress) {
    for target in FuzzTarget.named(only) {
      let row = progress[target.name]
      let total = max(1, row.accepted + row.refused)
      let slowest = Double(row.slowest / 10_000) / 100
      print(
        "\(target.name): \(row.accepted) accepted (\(100 * row.accepted / total) %), \(row.refused) refused; "
          + "slowest \(slowest) ms (\(row.slowestNumber))")
    }
    let count = (progress.number - from).formatted(.number.locale(Locale(identifier: "en_US")))
    let faults = "\(progress.faults) fault\(progress.faults == 1 ? "" : "s")"
    print("fuzz: \(count) inputs, \(faults), peak \(progress.peak >> 20) MiB")
  }
}
