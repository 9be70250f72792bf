import ArgumentParser
import Datasets
import Foundation
import Model

/// `make bench`: what training, inference, figures and the whole build cost on this machine, in one table.
@main struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report-bench",
    abstract:
      "Times training, inference, figures and the whole build; with peers, where they are installed."
  )

  @Option(help: "A folder with MNIST; else REPORT_DATA, ./data, or stand-in digits.")
  var data: String?

  @Option(help: "Repetitions, of which the median counts.")
  var repeats = 5

  @Option(help: "A Python with the peers (tf_keras and TFP, torch, jax, matplotlib) installed.")
  var peers: String?

  @Option(help: "A file for the same numbers as JSON.")
  var json: String?

  @Flag(help: "How time grows with batch size, filters and images.")
  var scaling = false

  @Flag(help: "Nothing but the figures.")
  var onlyFigures = false

  func run() throws {
    var table = BenchTable()
    if !onlyFigures { try models(into: &table) }
    let figures = FigureTrials(repeats: repeats)
    try figures.run(into: &table)
    if let peers { try figures.peer(python: peers, into: &table) }
    table.add("peak memory of this program", Double(peakMemory()) / 1e6, "MB")
    if let json { try table.json().write(to: URL(filePath: json)) }
  }

  private func models(into table: inout BenchTable) throws {
    let digits = try ReportData.load(
      option: data, environment: ProcessInfo.processInfo.environment,
      currentDirectory: FileManager.default.currentDirectoryPath, seed: 0, threads: 2)
    let trials = Trials(digits: digits, repeats: repeats)
    trials.peak(into: &table)
    for threads in [1, 2] { try trials.training(threads: threads, into: &table) }
    for threads in [1, 2] { try trials.inference(threads: threads, into: &table) }
    try trials.build(into: &table)
    if scaling { try trials.scaling(into: &table) }
    if let peers { try Peers(python: peers).run(into: &table) }
  }
}

/// Bytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #endif
}
