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
    case .directory: try checkIsOurs()
    case .link: throw refusal("it is a symbolic link; expected a folder")
    default: throw refusal("it is not a folder")
    }
  }

  private func refusal(_ reason: String) -> ReportError {
    ReportError(.cannotCreate, "output folder", at: path, reason)
  }

  private func checkIsOurs() throws {
    let entries: [String]
    do {
      entries = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw refusal("it cannot be read")
    }
    let marker = path + "/" + OutputFolder.marker.path
    guard entries.isEmpty || fileType(marker) == .file else {
      throw refusal("it is not empty and was not made by report; expected a new or empty folder")
    }
  }

  private func checkApart(from input: String) throws {
    guard let input = resolved(input) else { return }
    if (input + "/").hasPrefix(path + "/") { throw refusal("it holds the input \(input)") }
    if (path + "/").hasPrefix(input + "/") { throw refusal("it is inside of the input \(input)") }
  }
}
