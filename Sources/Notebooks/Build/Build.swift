import Datasets
import Report

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `report build`: runs the notebook and writes the page with everything that belongs to it.
///
/// - Throws: `Failure`, and nothing else.
public func build(_ options: BuildOptions) throws {
  try withFailures {
    let environment = ProcessInfo.processInfo.environment
    // An output that cannot be written and templates that cannot be used are found before the work, not after.
    let folder = try outputFolder(options, environment: environment)
    let publishing = try Publishing(options, environment: environment)
    var built = try BuiltPage(options, environment: environment)
    let rendering = try built.stage("render") { built in try publishing.rendering(of: built) }
    guard let folder else {
      let file = try rendering.file(options.formats[0])
      try Terminal.standardOutput.write(String(decoding: file.bytes, as: UTF8.self))
      return try publishing.close(built, place: "standard output")
    }
    let files = try built.stage("write") { built in
      try rendering.files(options.formats) + [
        OutputFile(path: "results.json", bytes: built.results.json())
      ]
    }
    let timings = OutputFile(path: "timings.json", bytes: try built.timings.json())
    try folder.replace(with: files + [timings])
    try publishing.announce(folder)
    try publishing.close(built, place: folder.path)
    try checkWhatWasWritten(folder.path, options)
  }
}

/// Runs the checks of `report check`. A fault is told, and ends a strict build; the page stays as it is.
private func checkWhatWasWritten(_ folder: String, _ options: BuildOptions) throws {
  // Claims have been told already.
  let findings = try Checker(folder: folder).findings().filter { $0.rule != .claims }
  for finding in findings { Terminal.standardError.tell("check: \(folder)/\(finding)") }
  if options.isStrict, !findings.isEmpty { throw faults(findings, folder) }
}

/// The folder to write, which is none of those that the build reads from; none for standard output.
private func outputFolder(
  _ options: BuildOptions, environment: [String: String]
) throws -> OutputFolder? {
  if options.output == "-" { return nil }
  let data = try ReportData.folder(
    option: options.data, environment: environment, currentDirectory: currentDirectory())
  let inputs = data.map { [$0 + "/mnist", $0 + "/mnist_c"] } ?? []
  return try OutputFolder(
    options.output, inputs: inputs + [options.templates].compactMap { $0 }, files: files(options))
}

/// The paths of the files that a build writes.
private func files(_ options: BuildOptions) -> [String] {
  let pages = Rendering.paths(
    options.formats, of: bayesianCNNFigures,
    figures: options.hasLinkedFigures ? .linked : .inline, hasVectors: options.hasVectorFigures)
  return pages + ["results.json", "timings.json"]
}
