import Datasets
import Model
import Report

/// What came of running the notebook: the page, the numbers, and how long it took.
struct BuiltPage {
  let page: Page
  let results: Results
  let run: Run
  private var stopwatch: Stopwatch

  /// Loads the data and runs the notebook.
  init(_ options: BuildOptions, environment: [String: String]) throws {
    var stopwatch = Stopwatch()
    let progress = ProgressView(
      .standardError, isQuiet: options.isQuiet,
      isColored: environment["NO_COLOR", default: ""].isEmpty)
    let threads = options.threads ?? availableThreads()
    let data = try stopwatch.measure("data") {
      try ReportData.load(
        option: options.data, environment: environment, currentDirectory: currentDirectory(),
        seed: options.seed, threads: threads)
    }
    let run = Run(seed: options.seed, threads: threads, data: data, progress: progress)
    if run.isStandIn, !options.isQuiet { try Terminal.standardError.write(standInNotice) }
    var page = Page()
    page.references(bibliography)
    if run.isStandIn { page.banner(standInBanner(run)) }
    var results = try stopwatch.measure("notebook") { try bayesianCNN(&page, run) }
    for (model, seconds) in progress.trainingTimes { stopwatch.record("train \(model)", seconds) }
    results.claims = try Document(page).claimResults
    (self.page, self.results, self.run, self.stopwatch) = (page, results, run, stopwatch)
  }

  /// Does something with the page and takes down how long it took.
  mutating func stage<Value>(_ name: String, _ body: (BuiltPage) throws -> Value) rethrows -> Value
  {
    let built = self
    return try stopwatch.measure(name) { try body(built) }
  }

  var timings: Timings { stopwatch.timings }

  private let standInNotice = """
    note: no MNIST found (--data, $REPORT_DATA, ./data): this report is built on stand-in digits that the \
    program draws itself

    """
}
