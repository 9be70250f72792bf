import Model
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
    let folder =
      options.output == "-" ? nil : try OutputFolder(options.output, inputs: inputs(options))
    let publishing = try Publishing(options, environment: environment)
    var built = try BuiltPage(options, environment: environment)
    let rendering = try built.stage("render") { built in try publishing.rendering(of: built) }
    guard let folder else {
      let file = try rendering.file(options.formats[0])
      return try Terminal.standardOutput.write(String(decoding: file.bytes, as: UTF8.self))
    }
    let files = try built.stage("write") { built in
      try rendering.files(options.formats) + [
        OutputFile(path: "results.json", bytes: built.results.json())
      ]
    }
    let timings = OutputFile(path: "timings.json", bytes: try built.timings.json())
    try folder.replace(with: files + [timings])
    try publishing.close(built, folder: folder)
    if options.formats.contains(.html) { try checkWhatWasWritten(folder.path, options) }
  }
}

/// Runs the checks of `report check`. A fault is told, and ends a strict build; the page stays as it is.
private func checkWhatWasWritten(_ folder: String, _ options: BuildOptions) throws {
  // Claims have been told already.
  let findings = try Checker(folder: folder).findings().filter { $0.rule != .claims }
  for finding in findings { try Terminal.standardError.write("check: \(folder)/\(finding)\n") }
  if options.isStrict, !findings.isEmpty {
    throw Failure(.claimOrCheck, "check: \(folder): found \(findings.count) faults, expected none")
  }
}

/// The folders that a build reads, which its output must not touch.
private func inputs(_ options: BuildOptions) -> [String] {
  [options.data, options.templates].compactMap { $0 }
}
