internal import Report

/// What came of running a notebook: the page, the numbers, and how long it took.
struct BuiltPage {
  let page: Page
  /// `results.json`.
  let results: [UInt8]
  /// The page made ready for the renderers.
  let document: Document
  let parameters: ParameterList
  let notebook: any Notebook.Type
  private(set) var stopwatch: Stopwatch

  /// Runs a notebook whose parameters are set.
  ///
  /// - Parameters:
  ///   - progress: what the run reports to, for the times of its tasks.
  init(_ notebook: any Notebook, _ run: Run, progress: ProgressView) throws {
    self = try Self.run(notebook, run, progress)
  }

  private init<N: Notebook>(of notebook: N, _ run: Run, _ progress: ProgressView) throws {
    var stopwatch = Stopwatch()
    var page = Page()
    page.threads = run.threads
    page.seeds = run.seeds
    let own = try stopwatch.measure("notebook") { try notebook.write(&page, run) }
    for (task, seconds) in progress.taskTimes { stopwatch.record(task, seconds) }
    let document = try Document(page)
    let parameters = ParameterList(of: notebook)
    results = try ResultsFile(
      own: own, notebook: N.name, run: run, parameters: parameters, page: page, document: document
    ).json()
    (self.page, self.document, self.parameters, self.notebook) = (
      page, document, parameters, N.self
    )
    self.stopwatch = stopwatch
  }

  private static func run<N: Notebook>(
    _ notebook: N, _ run: Run, _ progress: ProgressView
  ) throws -> BuiltPage {
    try BuiltPage(of: notebook, run, progress)
  }

  /// Does something with the page and takes down how long it took.
  mutating func stage<Value>(_ name: String, _ body: (BuiltPage) throws -> Value) rethrows -> Value
  {
    let built = self
    return try stopwatch.measure(name) { try body(built) }
  }
}
