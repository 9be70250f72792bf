/// Keeps a page on the screen up to date with its sources.
///
/// One task follows the sources, and one at a time works on what they say. A newer save ends the work on an older one, with all
/// programs that it has started, so that what is shown last is of the last save. Whatever goes wrong is shown, and the page
/// before it stays.
package actor Preview {
  private let server: PreviewServer
  private let steps: PreviewSteps
  private let log: @Sendable (String) -> Void
  private var watcher: SourceWatcher
  /// What has changed since the page that is shown.
  private var unshown = SourceChange()
  /// What has changed since the program that is there.
  private var uncompiled = SourceChange()
  private var faults: [Diagnostic] = []

  /// - Parameters:
  ///   - server: not running yet.
  ///   - places: the files and folders to watch.
  ///   - log: given a line for each event, for the terminal.
  package init(
    server: PreviewServer, watching places: [String], steps: PreviewSteps,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.server = server
    self.steps = steps
    self.log = log
    watcher = SourceWatcher(places)
  }

  /// Serves and follows until the task is cancelled; nothing that it has started is left then.
  ///
  /// - Throws: `CancellationError`, or the system's error if it can serve no more.
  package func run() async throws {
    log("preview: \(server.address) (Ctrl-C ends it)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.server.run() }
      group.addTask { try await self.follow() }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func follow() async throws {
    var work = Task { await update("start") }
    do {
      while true {
        var watcher = watcher
        let change = try await watcher.next()
        self.watcher = watcher
        work.cancel()
        await work.value
        unshown = unshown.followed(by: change)
        uncompiled = uncompiled.followed(by: change)
        work = Task { await update(Self.title(of: change)) }
      }
    } catch {
      work.cancel()
      await work.value
      throw error
    }
  }

  /// A change in a few words.
  private static func title(of change: SourceChange) -> String {
    let names = change.paths.sorted().map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return names.count > 3 ? "\(names.count) files" : names.joined(separator: ", ")
  }
}

extension Preview {
  /// Brings the page up to date, or says why it cannot.
  private func update(_ title: String) async {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let (page, way) = try await newPage()
      try Task.checkCancellation()
      await server.show(page)
      unshown = SourceChange()
      faults = []
      await server.tell(.ready, faults: [])
      log("preview: \(title): \(way) in \(tenths(clock.now - start)) s")
    } catch {
      // A save that is overtaken has no result, whatever its tools say of their end.
      if !Task.isCancelled { await accuse(error, title) }
    }
  }

  private func newPage() async throws -> (page: String, way: String) {
    if let page = try await steps.quick(unshown) { return (page, "page without a run") }
    await server.tell(.building, faults: faults)
    let outcome = try await steps.compile(uncompiled) { note in
      await self.server.tell(.building, note: note, faults: self.currentFaults())
    }
    try check(outcome)
    uncompiled = SourceChange()
    await server.tell(.running, faults: faults)
    let ending = try await steps.program.diagnose { line in
      self.log(line)
      await self.server.tell(.running, note: line, faults: self.currentFaults())
    }
    try check(ending)
    return (try await steps.load(), "compiled and run")
  }

  /// More errors than this are not read on a page; the terminal has all.
  private static let faultLimit = 20

  private func currentFaults() -> [Diagnostic] { faults }

  private func check(_ outcome: ToolOutcome) throws {
    switch outcome {
    case .failed(let errors): throw PreviewFaults(errors)
    case .succeeded(let warnings):
      for warning in warnings { log("preview: warning: \(warning.description)") }
    }
  }

  private func accuse(_ error: any Error, _ title: String) async {
    let all = (error as? PreviewFaults)?.diagnostics ?? [Diagnostic(.error, "\(error)")]
    let rest = all.count - Self.faultLimit
    faults =
      all.prefix(Self.faultLimit) + (rest > 0 ? [Diagnostic(.error, "and \(rest) more")] : [])
    await server.tell(.ready, faults: faults)
    for fault in all { log("preview: \(title): error: \(fault.description)") }
  }

  private func tenths(_ duration: Duration) -> String {
    "\((duration / .milliseconds(100)).rounded() / 10)"
  }
}
