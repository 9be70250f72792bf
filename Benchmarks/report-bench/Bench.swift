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

  @Option(
    help:
      "A Python with the peers (tf_keras and TFP, torch, jax, matplotlib; for measures scikit-learn, torch-uncertainty) installed."
  )
  var peers: String?

  @Option(help: "A Python with nbconvert, such as .build/web-test/bin/python.")
  var converter: String?

  @Option(help: "A file for the same numbers as JSON.")
  var json: String?

  @Flag(help: "How time grows with batch size, filters and images.")
  var scaling = false

  @Option(
    help:
      "What Benchmarks/peers/corruptions.py takes, for the Python of --peers: CORRUPTIONS_PY:SKIMAGE."
  )
  var published: String?

  @Flag(help: "Nothing but the data.")
  var onlyData = false

  @Flag(help: "Nothing but the figures.")
  var onlyFigures = false

  @Flag(help: "Nothing but the epochs of training.")
  var onlyEpochs = false

  @Flag(help: "Nothing but the measures of predictions.")
  var onlyMeasures = false

  @Flag(help: "The scaling, and nothing else.")
  var onlyScaling = false

  @Option(help: "A PNG file for the scaling as a figure.")
  var plot: String?

  func run() throws {
    var table = BenchTable()
    // First of all: a program's peak memory counts what its parent held when it was started.
    let isWhole = !onlyFigures && !onlyScaling && !onlyEpochs && !onlyMeasures
    if isWhole {
      let build = BuildTrial(data: data, clock: Clock(repeats: repeats), converter: converter)
      try build.reading(into: &table)
      if !onlyData { try build.run(into: &table) }
      try corruptions(into: &table)
    }
    if onlyData { return }
    if isWhole || onlyMeasures {
      try MeasureTrials(clock: Clock(repeats: repeats), python: peers).run(into: &table)
    }
    if !onlyFigures && !onlyMeasures { try models(into: &table) }
    if !onlyScaling && !onlyEpochs && !onlyMeasures { try figures(into: &table) }
    if let json { try table.json().write(to: URL(filePath: json)) }
  }

  private func corruptions(into table: inout BenchTable) throws {
    let peer = peers.flatMap { python in
      published.map { (python, $0.split(separator: ":").map(String.init)) }
    }
    try DataTrials(data: data, clock: Clock(repeats: repeats), peer: peer).run(into: &table)
  }

  private func figures(into table: inout BenchTable) throws {
    let trials = FigureTrials(repeats: repeats)
    try trials.run(into: &table)
    if let peers { try trials.peer(python: peers, into: &table) }
  }

  private func models(into table: inout BenchTable) throws {
    let search = try DataSearch(places(data))
    let digits = try search.load(corruption: nil, key: Key(seed: 0), threads: 2)
    let material = Material(digits.dataset)
    if !onlyScaling { try measure(material, into: &table) }
    if scaling || onlyScaling || plot != nil {
      let curves = try ScalingTrials(material: material).run(into: &table)
      if let plot { try ScalingPlot.png(curves).write(to: URL(filePath: plot)) }
    }
  }

  private func measure(_ material: Material, into table: inout BenchTable) throws {
    let clock = Clock(repeats: repeats)
    let training = TrainingTrials(material: material, clock: clock)
    training.peak(into: &table)
    for threads in [1, 2] {
      try training.epochs(threads: threads, into: &table)
      try training.twoConvolutions(threads: threads, into: &table)
    }
    if onlyEpochs { return }
    for threads in [1, 2] { try training.all(threads: threads, into: &table) }
    let inference = InferenceTrials(material: material, clock: clock)
    for threads in [1, 2] { try inference.run(threads: threads, into: &table) }
    if let peers { try Peers(python: peers, data: data).run(into: &table) }
  }
}
