#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What may become the output folder.
struct OutputRules {
  /// Absolute.
  let path: String
  let inputs: [String]

  /// - Throws: cannot create, naming the reason.
  func check() throws {
    for input in inputs { try checkApart(from: input) }
    switch fileType(path) {
    case nil: return
    case .directory: try checkFolder()
    case .link: throw refusal("it is a symbolic link; expected a folder")
    default: throw refusal("it is not a folder")
    }
  }

  private func refusal(_ reason: String) -> ReportError {
    ReportError(.cannotCreate, "output folder", at: path, reason)
  }

  private func checkFolder() throws {
    for folder in [path, path + "/figures"] where isMountPoint(folder) {
      throw refusal("\(folder) is a mount point and cannot be replaced; expected a folder in it")
    }
    let entries = try names(in: path)
    if entries.isEmpty { return }
    guard fileType(path + "/" + OutputFolder.marker.path) == .file else {
      throw refusal("it is not empty and was not made by report; expected a new or empty folder")
    }
    if let name = entries.first(where: isForeign) { throw foreign(name) }
    let figures = fileType(path + "/figures") == .directory ? [path + "/figures"] : []
    if let name = try figures.flatMap(names).first(where: isForeignFigure) {
      throw foreign("figures/" + name)
    }
    // Else the old output could be moved aside, and then not be removed.
    for folder in [path] + figures where !canEmpty(folder) {
      throw refusal("\(folder) belongs to somebody else and may not be written")
    }
  }

  private func foreign(_ name: String) -> ReportError {
    refusal("it holds \(name), which report did not write; expected nothing but its own files")
  }

  /// Whether no build, with whatever options, writes this.
  private func isForeign(_ name: String) -> Bool {
    switch name {
    case "figures": fileType(path + "/figures") != .directory
    case _ where OutputFile.names.contains(name): fileType(path + "/" + name) != .file
    default: true
    }
  }

  private func isForeignFigure(_ name: String) -> Bool {
    let isPicture = name.hasSuffix(".png") || name.hasSuffix(".svg")
    return !isPicture || fileType(path + "/figures/" + name) != .file
  }

  private func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw refusal("\(folder) cannot be read")
    }
  }

  private func checkApart(from input: String) throws {
    guard let input = resolved(input) else { return }
    if (input + "/").hasPrefix(path + "/") { throw refusal("it holds the input \(input)") }
    if (path + "/").hasPrefix(input + "/") { throw refusal("it is inside of the input \(input)") }
  }
}

extension OutputFile {
  /// The files of an output folder, whatever the options; pictures are in `figures/`.
  static let names =
    PageFormat.allCases.map(\.fileName) + [
      "results.json", "timings.json", OutputFolder.marker.path,
    ]
}
