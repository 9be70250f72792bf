internal import Foundation
internal import Report

/// What a run leaves for previews: the page with the value of each interpolation, from which a page with other prose can be
/// made without another run.
struct Snapshot: Codable, Sendable {
  let page: Page
  let provenance: Provenance

  init(_ built: BuiltPage, provenance: Provenance) {
    (page, self.provenance) = (built.page, provenance)
  }

  /// - Throws: `Failure` (74) for a file that cannot be read or is none.
  init(path: String) throws(Failure) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Failure(.io, "snapshot: \(path): found none that can be read, expected one")
    }
  }

  /// - Throws: `Failure` (74) if it cannot be written.
  func write(to path: String) throws(Failure) {
    do {
      try JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.io, "snapshot: \(path): found that it cannot be written, expected that it can")
    }
  }
}
