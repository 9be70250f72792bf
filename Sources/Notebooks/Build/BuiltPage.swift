package import Datasets
import Model
package import Report

/// What came of running the notebook: the page, the numbers, and how long it took.
package struct BuiltPage {
  package let page: Page
  package let results: Results
  let run: Run
  private var stopwatch: Stopwatch

  /// Loads the data and runs the notebook.
  init(_ options: BuildOptions, environment: [String: String]) throws {
    var stopwatch = Stopwatch()
    let progress = ProgressView(
      .standardError, isQuiet: options.isQuiet, environment: environment)
    let wanted = options.threads ?? availableThreads()
    let readers = try MemoryNeed.start.threads(atMost: wanted)
    let data = try stopwatch.measure("data") {
      try ReportData.load(
        option: options.data, environment: environment, currentDirectory: currentDirectory(),
        seed: options.seed, threads: readers)
    }
    let threads = try MemoryNeed.notebook(on: data).threads(atMost: wanted)
    // Quiet or not: the page is another one than was asked for.
    if data.mnist.source == .standIn { Terminal.standardError.tell(Self.standInNotice) }
    try self.init(data, seed: options.seed, threads: threads, progress: progress, stopwatch)
  }

  /// Runs the notebook on given data, and says nothing of it.
  package init(_ data: ReportData, seed: UInt64, threads: Int) throws {
    let progress = ProgressView(.standardError, isQuiet: true, environment: [:])
    try self.init(data, seed: seed, threads: threads, progress: progress, Stopwatch())
  }

  /// The notebook as its author wrote it.
  package static var notebookSource: String { bayesianCNNSource }

  private init(
    _ data: ReportData, seed: UInt64, threads: Int, progress: ProgressView, _ watch: Stopwatch
  ) throws {
    var stopwatch = watch
    let run = Run(seed: seed, threads: threads, data: data, progress: progress)
    var page = Page()
    page.threads = threads
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

  private static var standInNotice: String {
    """
    note: no MNIST found (--data, $REPORT_DATA, ./data): this report is built on stand-in digits that the \
    program draws itself
    """
  }
}
