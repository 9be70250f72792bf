internal import Report

/// `build`: runs a notebook and writes the page with everything that belongs to it.
///
/// What the output, the templates and the parameters have against it is found before the work, not after.
struct Build {
  private let options: BuildOptions
  private let notebook: any Notebook
  private let run: Run
  private let progress: ProgressView
  private let publishing: Publishing

  /// - Parameter environment: the variables of the process.
  /// - Throws: `Failure` and the errors of `Report` for what cannot be built as it is asked for.
  init(
    _ options: BuildOptions, of notebooks: NotebookList,
    environment: [String: String] = Machine.environment
  ) throws {
    try options.check()
    let type = try notebooks.notebook(named: options.notebook)
    let notebook = type.init()
    let progress = ProgressView(
      .standardError, isQuiet: options.isQuiet, environment: environment)
    self.options = options
    self.progress = progress
    self.notebook = notebook
    let parameters = try notebooks.setParameters(of: notebook, options)
    run = try Run(
      seed: options.seed, seedCount: notebooks.seedCount(of: type, options),
      threads: MemoryNeed.start.threads(atMost: options.threads ?? Machine.availableThreads),
      environment: environment, isStrict: options.isStrict, onProgress: { progress.report($0) },
      onTime: { progress.record($0, $1) },
      onNote: { Terminal.standardError.tell("note: \($0)") })
    publishing = try Publishing(
      options, type, parameters, program: notebooks.program, environment: environment)
  }

  /// Runs the notebook, writes its files, and tells the user.
  ///
  /// - Throws: `Failure` (3) for a claim or a check that fails in a strict build, after the page is written.
  func callAsFunction() throws {
    let folder = try outputFolder()
    var built = try BuiltPage(notebook, run, progress: progress)
    let files = try built.stage("render") { try publishing.files(of: $0) }
    guard let folder else {
      try Terminal.standardOutput.write(String(decoding: files[0].bytes, as: UTF8.self))
      return try publishing.close(built, place: "standard output")
    }
    let results = OutputFile(path: "results.json", bytes: built.results)
    let timings = OutputFile(path: "timings.json", bytes: try built.stopwatch.timings.json())
    try folder.replace(with: files + [results, timings])
    try publishing.announce(folder)
    try publishing.close(built, place: folder.path)
    try checkWhatWasWritten(folder.path)
  }

  /// Runs the notebook and keeps its page for a preview; writes nothing else.
  func snapshot(to path: String) throws {
    let built = try BuiltPage(notebook, run, progress: progress)
    try Snapshot(built, provenance: publishing.provenance(of: built)).write(to: path)
    try publishing.close(built, place: "preview")
  }

  /// The folder to write, which is none of those that the build reads from; none for standard output.
  private func outputFolder() throws -> OutputFolder? {
    let inputs = try notebook.inputs(run)
    if options.output == "-" { return nil }
    return try OutputFolder(
      options.output, inputs: inputs + [options.templates].compactMap { $0 },
      files: publishing.paths(figures: type(of: notebook).figures) + [
        "results.json", "timings.json",
      ])
  }

  /// Runs the checks of `check`. A fault is told, and ends a strict build; the page stays as it is.
  private func checkWhatWasWritten(_ folder: String) throws {
    // Claims have been told already.
    let findings = try Checker(folder: folder).findings().filter { $0.rule != .claims }
    for finding in findings { Terminal.standardError.tell("check: \(folder)/\(finding)") }
    if options.isStrict, !findings.isEmpty { throw faults(findings, folder) }
  }
}

/// What a check ends with that has found something.
func faults(_ findings: [Finding], _ folder: String) -> Failure {
  let count = findings.reduce(0) { $0 + $1.count }
  let found = count == 1 ? "1 fault" : "\(count) faults"
  return Failure(.claimOrCheck, "check: \(folder): found \(found), expected none")
}
