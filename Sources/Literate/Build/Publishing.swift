internal import Plot
internal import Report

/// The version of `report`, and of the programs made with it that say no other.
public let reportVersion = "0.2.0"

/// What turns a built page into files, and tells the user of them.
struct Publishing {
  private let options: BuildOptions
  private let parameters: ParameterList
  private let notebook: any Notebook.Type
  private let program: Program
  private let templates: TemplateSet
  private let epoch: SourceDateEpoch?

  /// What the command that makes a page again begins with.
  struct Program {
    let name: String
    /// Whether the notebook has to be named, as the program has several.
    let needsName: Bool
  }

  /// Reads what the files depend on beside the page.
  init(
    _ options: BuildOptions, _ notebook: any Notebook.Type, _ parameters: ParameterList,
    program: Program, environment: [String: String]
  ) throws {
    (self.options, self.notebook, self.parameters) = (options, notebook, parameters)
    self.program = program
    templates = try options.templates.map { try TemplateSet(folder: $0) } ?? .embedded()
    epoch = try SourceDateEpoch(environment)
  }

  /// What the files of a page depend on beside it.
  func context(_ provenance: Provenance) -> RenderingContext {
    RenderingContext(
      provenance: provenance, templates: templates, figures: options.figures.placement,
      hasVectors: options.figures == .svg)
  }

  /// The files of a page in all formats that were asked for.
  func files(of built: BuiltPage) throws -> [OutputFile] {
    try built.document.files(by: options.renderers, with: context(provenance(of: built)))
  }

  /// The paths of what ``files(of:)`` gives of a page with these figures.
  func paths(figures: [String]) -> [String] {
    Renderers.paths(
      by: options.renderers, ofFigures: figures, options.figures.placement,
      hasVectors: options.figures == .svg)
  }

  /// Says where the page is.
  ///
  /// - Throws: `Failure` (74) if it cannot be said.
  func announce(_ folder: OutputFolder) throws {
    if options.isQuiet { return }
    try Terminal.standardOutput.announce("\(folder.path)/\(options.renderers[0].fileName)")
  }

  /// Says which claims fail.
  ///
  /// - Parameter place: where the page is.
  /// - Throws: `Failure` (3) if a claim fails and the build is strict.
  func close(_ built: BuiltPage, place: String) throws {
    let claims = built.document.claims
    let failed = claims.filter { !$0.claim.holds }
    if !options.isQuiet {
      let time = "\(decimal(built.stopwatch.timings.total, 1)) s"
      Terminal.standardError.tell(
        claims.isEmpty
          ? time : "\(claims.count - failed.count) of \(claims.count) claims hold; \(time)")
    }
    for claim in failed {
      let text = built.document.index.plainText(claim.sentence)
      let verdict = claim.seeds.map { "claim \($0.text)" } ?? "claim does not hold"
      Terminal.standardError.tell("\(verdict): \(claim.claim.id): \(text)")
    }
    if options.isStrict, !failed.isEmpty {
      let verb = failed.count == 1 ? "does" : "do"
      let ids = failed.map(\.claim.id).joined(separator: ", ")
      throw Failure(
        .claimOrCheck,
        "claims: \(place): found \(failed.count) that \(verb) not hold (\(ids)), expected none")
    }
  }

  func provenance(of built: BuiltPage) -> Provenance {
    let page = built.page
    return Provenance(
      seed: options.seed, data: page.records.map { .init($0.name, $0.value) },
      options: chosen(built),
      versions: [
        .init("report", reportVersion), .init("Swift", Machine.swiftVersion),
        .init("libpng", PNGLibrary.version), .init("FreeType", FreeTypeLibrary.version),
        .init("cmark-gfm", MarkdownLibrary.version),
      ],
      sourceHash: page.sourceHash, commit: page.sources.first?.commit ?? "",
      command: command(page), date: epoch?.day)
  }

  /// Options that change the page.
  private func chosen(_ built: BuiltPage) -> [Provenance.Entry] {
    seeds(built.page.seeds)
      + parameters.told.filter(\.isChanged).map {
        .init("Parameter \($0.option)", $0.parameter.text)
      }
      + (options.figures == .linked ? [.init("Figures", "linked")] : [])
      + (options.templates == nil ? [] : [.init("Templates", "SHA-256 \(templates.sha256)")])
  }

  /// The seeds of a notebook that ran over several.
  private func seeds(_ seeds: [UInt64]) -> [Provenance.Entry] {
    guard seeds.count > 1 else { return [] }
    let named = seeds.count <= 10 ? seeds : seeds.prefix(1) + seeds.suffix(1)
    return [
      .init("Seeds", named.map(String.init).joined(separator: seeds.count <= 10 ? ", " : "…"))
    ]
  }

  /// What makes the same page again. Folders are the reader's own, and hold what the panel names by its sum; options that
  /// say what is written beside the page are the reader's, too.
  private func command(_ page: Page) -> String {
    let variables =
      (epoch.map { ["SOURCE_DATE_EPOCH=\($0.seconds)"] } ?? [])
      + page.records.compactMap(\.environment)
    let words =
      [program.name, "build"] + (program.needsName ? [notebook.name] : [])
      + page.records.compactMap(\.option) + ["--seed", String(options.seed)]
      + (options.seeds.map { ["--seeds", String($0)] } ?? []) + parameters.changes.map(shellWord)
      + (options.figures == .linked ? ["--figures linked"] : [])
      + (options.templates == nil ? [] : ["--templates TEMPLATES"])
    return (variables + words).joined(separator: " ")
  }
}
