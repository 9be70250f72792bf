import Basics
import LiterateModel
import Report

/// A model that was trained without the images put aside, and what it says of them, of both test sets and of the probes.
struct Retrained: Sendable {
  let isBayesian: Bool
  let heldOut: LabelledProbabilities
  let tests: Both<LabelledProbabilities>
  /// The temperature fitted to the images put aside, and the predictions of the tests under it.
  let temperature: Double
  let tempered: Both<LabelledProbabilities>
  /// Conformal sets of the tests, by either score.
  let leastAmbiguous, adaptive: Both<PredictionSets>
  /// Coverage of the adaptive sets on each of the probes, and how many images one has.
  let probeCoverage: [Double]
  let probeCount: Int

  init(
    _ model: Sequential, _ heldOut: ImageTensors, _ digits: DigitImages, _ probes: [Probe],
    draws: Int, probeDraws: Int, key: Key, on device: Device
  ) throws {
    func predictions(_ set: ImageTensors, draws: Int) throws -> LabelledProbabilities {
      try model.predictMean(set.images, draws: draws, key: key, on: device).labelled(set.classes)
    }
    isBayesian = model.name == "bayesian"
    let calibration = try predictions(heldOut, draws: draws)
    let tests = try Both { try predictions(digits[$0], draws: draws) }
    let temperature = TemperatureScaling(fitting: calibration).temperature
    func conformal(_ score: SplitConformal.Score) -> SplitConformal {
      SplitConformal(
        calibration: calibration, coverage: Calibration.promise, score: score,
        key: key.child("calibration scores"))
    }
    let testKey = key.child("test scores")
    let (leastAmbiguous, adaptive) = (conformal(.leastAmbiguous), conformal(.adaptive))
    (self.heldOut, self.tests, self.temperature) = (calibration, tests, temperature)
    tempered = Both { tests[$0].tempered(temperature) }
    self.leastAmbiguous = Both { leastAmbiguous.sets(tests[$0], key: testKey) }
    self.adaptive = Both { adaptive.sets(tests[$0], key: testKey) }
    // The promise is about predictions of one kind: as many draws here as there.
    let ofProbes = SplitConformal(
      calibration: try predictions(heldOut, draws: probeDraws), coverage: Calibration.promise,
      score: .adaptive, key: key.child("calibration scores"))
    probeCoverage = try probes.map { probe in
      ofProbes.sets(try predictions(probe.set, draws: probeDraws), key: testKey).coverage
    }
    probeCount = probes.first?.set.images.count ?? 0
  }
}

/// What calibration on the images put aside does, on each seed.
struct Calibration {
  static let promise = 0.9

  let deterministicModels, bayesianModels: [Retrained]
  private let bayesianDraws: Int

  init(_ models: [Retrained], bayesianDraws: Int) {
    deterministicModels = models.filter { !$0.isBayesian }
    bayesianModels = models.filter(\.isBayesian)
    self.bayesianDraws = bayesianDraws
  }

  private var models: [(title: String, seeds: [Retrained])] {
    [("deterministic", deterministicModels), ("Bayesian, averaged", bayesianModels)]
  }

  /// The Bayesian model before and after it has got its temperature, and what share of its calibration error on clean images is gone then.
  var bayesian:
    (temperature: Estimate, before: Both<Estimate>, after: Both<Estimate>, gone: Estimate)
  {
    func error(_ model: Retrained, _ set: TestSet, isTempered: Bool) -> Double {
      model.predictions(set, isTempered: isTempered).expectedCalibrationError
    }
    let errors = { (isTempered: Bool) in
      Both { set in
        bayesianModels.estimate(
          "calibration error \(isTempered ? "after" : "before"), \(set)", .fixed(3)
        ) { error($0, set, isTempered: isTempered) }
      }
    }
    let gone = bayesianModels.estimate("calibration error that is gone", .percent(0)) {
      1 - error($0, .clean, isTempered: true) / error($0, .clean, isTempered: false)
    }
    return (
      bayesianModels.estimate("temperature", .fixed(2), \.temperature), errors(false),
      errors(true), gone
    )
  }

  func temperatureTable(id: String) -> Table {
    let rows = models.flatMap { model in TestSet.allCases.map { (model: model, set: $0) } }
    func column(
      _ name: String, isTempered: Bool, _ value: @escaping (LabelledProbabilities) -> Double
    ) -> Column<((title: String, seeds: [Retrained]), TestSet)> {
      Column(name) { row -> Estimate? in
        row.0.seeds.estimate("\(name), \(row.0.title), \(row.1)", .fixed(4)) {
          value($0.predictions(row.1, isTempered: isTempered))
        }
      }
    }
    return Table(
      id: id,
      caption: """
        Models trained without the images put aside, before and after their temperature; of the Bayesian one the mean of
        \(bayesianDraws) draws.
        """, rows: rows.map { ($0.model, $0.set) },
      columns: [
        Column("model") { $0.0.title }, Column("test set") { $0.1.rawValue },
        Column("T") { row -> Estimate? in
          row.0.seeds.estimate("temperature, \(row.0.title)", .fixed(2), \.temperature)
        },
        column("log loss", isTempered: false, \.logLoss),
        column("after", isTempered: true, \.logLoss),
        column("calibration error", isTempered: false, \.expectedCalibrationError),
        column("after", isTempered: true, \.expectedCalibrationError),
      ])
  }

  /// Coverage of the adaptive sets; and the least that the promise allows, three standard deviations of both samples below.
  var coverage: (deterministic: Both<Estimate>, bayesian: Both<Estimate>, floor: Double) {
    func coverage(_ title: String, _ seeds: [Retrained]) -> Both<Estimate> {
      Both { set in
        seeds.estimate("coverage, \(title), \(set)", .percent(1)) {
          $0.adaptive[set].coverage
        }
      }
    }
    let first = deterministicModels[0]
    let variance = Calibration.promise * (1 - Calibration.promise)
    let chance = variance / Double(first.heldOut.count) + variance / Double(first.tests.clean.count)
    return (
      coverage("deterministic", deterministicModels), coverage("Bayesian", bayesianModels),
      Calibration.promise - 3 * chance.squareRoot()
    )
  }

  func coverageTable(id: String) -> Table {
    let scores: [(String, KeyPath<Retrained, Both<PredictionSets>>)] = [
      ("1 − p", \.leastAmbiguous), ("adaptive", \.adaptive),
    ]
    return Table(
      id: id,
      caption: """
        Sets that promise to hold the true class in \(Calibration.promise, .percent(0)) of the cases. Coverage: the share that do; mean size:
        classes in a set; then the shares of sets with none, one, and more.
        """,
      header: [
        "score", "model", "test set", "coverage", "mean size", "empty", "one class", "more",
      ],
      rows: scores.flatMap { name, score in
        models.flatMap { model in
          TestSet.allCases.map { set in
            let sets = model.seeds.map { $0[keyPath: score][set] }
            func cell(
              _ what: String, _ format: NumberFormat, _ value: (PredictionSets) -> Double
            ) -> Table.Cell {
              .estimate(sets.estimate("\(what), \(name), \(model.title), \(set)", format, value))
            }
            return [
              .text(name), .text(model.title), .text(set.rawValue),
              cell("coverage", .percent(1), \.coverage), cell("mean size", .fixed(2), \.meanSize),
              cell("empty", .percent(1)) { $0.share(ofSize: 0) },
              cell("one class", .percent(1)) { $0.share(ofSize: 1) },
              cell("more", .percent(1)) { 1 - $0.share(ofSize: 0) - $0.share(ofSize: 1) },
            ]
          }
        }
      })
  }

  /// Under which corruptions the adaptive sets of both models fall short on every seed, said as the run has it.
  func broken(_ probes: [Probe]) -> (sentence: Prose, condition: Condition) {
    let variance = Calibration.promise * (1 - Calibration.promise)
    let first = deterministicModels[0]
    var names: [String] = []
    var conditions: [Condition] = []
    for probe in probes.indices {
      let chance =
        (variance / Double(first.heldOut.count) + variance / Double(first.probeCount)).squareRoot()
      let short = models.map { model in
        model.seeds.estimate("coverage, \(model.title), \(probes[probe].title)", .percent(1)) {
          $0.probeCoverage[probe]
        } < Calibration.promise - 3 * chance
      }
      guard short.allSatisfy(\.holds) else { continue }
      names.append(probes[probe].title)
      conditions += short
    }
    let seeds = bayesianModels.count == 1 ? "" : " on every seed"
    guard !names.isEmpty else {
      return (
        """
        Under none of the \(probes.count) corruptions do the sets of both models break their promise\(seeds), by more than three standard
        deviations of chance.
        """,
        Condition(true, evidence: "no corruption on which both fall short")
      )
    }
    return (
      """
      Under \(names.count) of the \(probes.count) corruptions the adaptive sets of both models break the promise\(seeds), by more than three
      standard deviations of chance: \(listed(names, "and")).
      """, .all(conditions)
    )
  }

  func coverageFigure(_ probes: [Probe]) -> Figure {
    .coverageByCorruption(
      rows: probes.map(\.title),
      series: models.map { model in
        (
          name: model.title,
          values: probes.indices.map { probe in
            model.seeds.map { $0.probeCoverage[probe] }
          }
        )
      }, target: Calibration.promise)
  }
}

extension Retrained {
  fileprivate func predictions(_ set: TestSet, isTempered: Bool) -> LabelledProbabilities {
    isTempered ? tempered[set] : tests[set]
  }
}
