import Datasets
import Model
import Plot
import Report

/// The version of this program.
public let reportVersion = "0.1.0"

/// What turns a built page into files, and tells the user of them.
struct Publishing {
  private let options: BuildOptions
  private let templates: TemplateSet
  private let epoch: SourceDateEpoch?

  /// Reads what the files depend on beside the page.
  init(_ options: BuildOptions, environment: [String: String]) throws {
    self.options = options
    templates = try options.templates.map { try TemplateSet(folder: $0) } ?? .embedded()
    epoch = try SourceDateEpoch(environment)
  }

  func rendering(of built: BuiltPage) throws -> Rendering {
    Rendering(
      try Document(built.page), provenance: provenance(of: built), templates: templates,
      figures: options.hasLinkedFigures ? .linked : .inline, hasVectors: options.hasVectorFigures)
  }

  /// Says where the page is.
  ///
  /// - Throws: `Failure` (74) if it cannot be said.
  func announce(_ folder: OutputFolder) throws {
    if options.isQuiet { return }
    try Terminal.standardOutput.announce("\(folder.path)/\(options.formats[0].fileName)")
  }

  /// Says which claims fail.
  ///
  /// - Parameter place: where the page is.
  /// - Throws: `Failure` (3) if a claim fails and the build is strict.
  func close(_ built: BuiltPage, place: String) throws {
    let failed = built.results.claims.filter { !$0.holds }
    let count = built.results.claims.count
    if !options.isQuiet {
      Terminal.standardError.tell(
        "\(count - failed.count) of \(count) claims hold; \(decimal(built.timings.total, 1)) s")
    }
    for claim in failed {
      Terminal.standardError.tell("claim does not hold: \(claim.id): \(claim.text)")
    }
    if options.isStrict, !failed.isEmpty {
      let verb = failed.count == 1 ? "does" : "do"
      let ids = failed.map(\.id).joined(separator: ", ")
      throw Failure(
        .claimOrCheck,
        "claims: \(place): found \(failed.count) that \(verb) not hold (\(ids)), expected none")
    }
  }

  private func provenance(of built: BuiltPage) -> Provenance {
    let data = built.run.data
    return Provenance(
      seed: options.seed,
      data: [
        .init("Data", "\(data.mnist.source.rawValue), SHA-256 \(data.mnist.sha256)"),
        .init(
          "Corrupted data",
          "\(data.corrupted.source.rawValue), \(data.corrupted.corruption), severity "
            + "\(data.corrupted.severity), SHA-256 \(data.corrupted.sha256)"),
      ],
      options: chosen,
      versions: [
        .init("report", reportVersion), .init("Swift", swiftVersion),
        .init("Kernels", Kernels.name),
        .init("libpng", PNGLibrary.version), .init("FreeType", FreeTypeLibrary.version),
        .init("cmark-gfm", MarkdownLibrary.version),
      ],
      sourceHash: sha256(of: bayesianCNNSource), commit: sourceCommit,
      command: command(data), date: epoch?.day)
  }

  /// Options that change the page.
  private var chosen: [Provenance.Entry] {
    (options.hasLinkedFigures ? [.init("Figures", "linked")] : [])
      + (options.templates == nil ? [] : [.init("Templates", "SHA-256 \(templates.sha256)")])
  }

  /// What makes the same page again. Folders are the reader's own, and hold what the panel names by its sum; options that
  /// say what is written beside the page are the reader's, too.
  private func command(_ data: ReportData) -> String {
    (epoch.map { "SOURCE_DATE_EPOCH=\($0.seconds) " } ?? "") + "REPORT_KERNELS=\(Kernels.name) "
      + "report build" + (data.mnist.source == .standIn ? "" : " --data DATA")
      + " --seed \(options.seed)" + (options.hasLinkedFigures ? " --figures linked" : "")
      + (options.templates == nil ? "" : " --templates TEMPLATES")
  }
}
