internal import Foundation
internal import Report
internal import Synchronization
internal import Weaver

/// What a preview does with the sources of a notebook: the steps that are special to it.
final class PreviewSession: Sendable {
  private let rebuilder: Rebuilder
  private let program: ChildProcess
  /// Where the program that runs leaves its page.
  private let snapshotPath: String
  private let templates: String?
  private let lastRun = Mutex<Run?>(nil)

  /// The last run's page, and where its files are.
  private struct Run {
    let snapshot: Snapshot
    /// The notebook's files as they were woven, by name.
    let notebooks: [String: NotebookFile]
    /// Paths by the files' names.
    let paths: [String: String]
  }

  /// - Parameters:
  ///   - folder: where this program was built.
  ///   - notebook: its module is compiled again.
  ///   - arguments: those of `build` that the page depends on.
  ///   - snapshotPath: a file that nobody else writes.
  ///   - templates: the folder of the templates; nil for those that the program carries.
  init(
    _ folder: BuildFolder, notebook: any Notebook.Type, arguments: [String], snapshotPath: String,
    templates: String?
  ) {
    // The compiler's optimiser takes longer than it saves the notebook's own code, whose work is done by libraries.
    let module = String(reflecting: notebook).prefix { $0 != "." }
    rebuilder = Rebuilder(folder, unoptimized: String(module))
    program = ChildProcess(
      ChildProgram.path, ["build"] + arguments + ["--snapshot", snapshotPath])
    (self.snapshotPath, self.templates) = (snapshotPath, templates)
  }

  /// Files and folders whose changes count.
  var places: [String] {
    rebuilder.folder.sources.filter { !$0.hasSuffix("/Package.resolved") }
      + [templates].compactMap(\.self)
  }

  var steps: PreviewSteps {
    PreviewSteps(
      quick: { change in try self.quickPage(change) },
      compile: { change, note in try await self.rebuilder.build(change, progress: note) },
      program: program, load: { try self.load() })
  }

  /// The page of changed prose, without a compiler; nothing if other files have changed, or code.
  private func quickPage(_ change: SourceChange) throws -> String? {
    guard !change.isEmpty, change.added.isEmpty, change.removed.isEmpty,
      let run = lastRun.withLock({ $0 })
    else { return nil }
    let edited = change.edited.filter { path in templates.map { !path.hasPrefix($0 + "/") } ?? true
    }
    let names = Dictionary(uniqueKeysWithValues: run.paths.map { ($1, $0) })
    var texts: [String: String] = [:]
    for path in edited {
      guard let name = names[path], let text = try? String(contentsOfFile: path, encoding: .utf8)
      else { return nil }
      texts[name] = text
    }
    return try page(of: run, texts)
  }

  private func page(of run: Run, _ texts: [String: String]) throws -> String? {
    do {
      let changed = try texts.map { name, text in (name, try NotebookFile(text, path: name)) }
      let files = Dictionary(uniqueKeysWithValues: changed)
      guard let swap = ProseSwap(from: run.notebooks, to: files),
        let page = swap.page(from: run.snapshot.page, texts)
      else { return nil }
      try checkRules(files, run)
      return try render(page, run.snapshot.provenance)
    } catch let error as WeaveError {
      throw PreviewFaults(error.diagnostics.map { Diagnostic($0, run.paths) })
    }
  }

  /// What the weave has against the new files: numbers in prose, references that lead nowhere, formulas.
  private func checkRules(_ changed: [String: NotebookFile], _ run: Run) throws {
    let all = run.notebooks.merging(changed) { $1 }
    for (name, file) in changed {
      try file.check(with: all.filter { $0.key != name }.map(\.value))
    }
  }

  /// The page that the program has left.
  private func load() throws -> String {
    let snapshot = try Snapshot(path: snapshotPath)
    let html = try render(snapshot.page, snapshot.provenance)
    let paths = Self.paths(of: snapshot.page.sources, in: places)
    let notebooks = snapshot.page.sources.compactMap { source in
      (try? NotebookFile(source.text, path: source.file)).map { (source.file, $0) }
    }
    let run = Run(
      snapshot: snapshot, notebooks: Dictionary(uniqueKeysWithValues: notebooks), paths: paths)
    lastRun.withLock { $0 = run }
    return html
  }

  private func render(_ page: Page, _ provenance: Provenance) throws -> String {
    var provenance = provenance
    provenance.sourceHash = page.sourceHash
    let templates = try templates.map { try TemplateSet(folder: $0) } ?? .embedded()
    do {
      let files = try HTMLRenderer().files(
        of: Document(page), with: RenderingContext(provenance: provenance, templates: templates))
      return String(decoding: files[0].bytes, as: UTF8.self)
    } catch let error as PageFaults {
      throw PreviewFaults(error.faults.map { Diagnostic($0) })
    }
  }

  /// Where the notebook's files are: of the watched files those that hold what was woven.
  private static func paths(of sources: [SourceFile], in places: [String]) -> [String: String] {
    let files = SourceWatcher(places).files
    var paths: [String: String] = [:]
    for source in sources {
      let named = files.filter { $0.hasSuffix("/" + source.file) }
      paths[source.file] =
        named.first { (try? String(contentsOfFile: $0, encoding: .utf8)) == source.text }
        ?? (named.count == 1 ? named[0] : nil)
    }
    return paths
  }
}

extension Diagnostic {
  /// A fault of the weave, with the path of its file.
  fileprivate init(_ fault: WeaveDiagnostic, _ paths: [String: String]) {
    self.init(
      .error, fault.message, file: paths[fault.path] ?? fault.path, line: fault.line,
      column: fault.column,
      excerpt: "\(fault.line) | \(fault.excerpt)")
  }

  /// A fault of the page, with its place in the notebook.
  fileprivate init(_ fault: ReportError) {
    self.init(
      .error, fault.description, file: fault.origin.map(\.fileName), line: fault.origin?.line)
  }
}
