#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension OutputFolder {
  /// The paths of what builds have written into a folder, sorted: those of its manifest, or, in a copy without one, the
  /// files that have the names of a build's.
  ///
  /// - Throws: a missing input for a folder that holds none.
  public static func files(in folder: String) throws -> [String] {
    let bytes = FileManager.default.contents(atPath: folder + "/" + Manifest.fileName) ?? Data()
    let listed = Manifest(Array(bytes))?.paths.map(\.description)
    let files = (listed ?? named(in: folder)).filter {
      FileManager.default.fileExists(atPath: folder + "/" + $0)
    }
    guard !files.isEmpty else {
      throw ReportError(
        .noInput, "output folder", at: folder, "found no files of a build, expected those of one")
    }
    return files.sorted()
  }

  private static func named(in folder: String) -> [String] {
    let figures = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/figures")) ?? []
    return Renderers.all.map(\.fileName) + ["results.json", "timings.json", TemplateSet.styleName]
      + figures.map { "figures/" + $0 }
  }
}
