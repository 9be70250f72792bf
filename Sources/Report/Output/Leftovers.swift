#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension OutputRules {
  /// What earlier builds have written here, after the rest of one that was killed is removed.
  ///
  /// - Throws: cannot create, for what has the manifest's name and is none, or belongs to another user.
  func manifest() throws -> Manifest {
    for folder in ["", "figures"] { try removeManifest(leftIn: folder) }
    let manifest = try readManifest()
    if manifest.isUnfinished {
      for path in manifest.paths {
        try asking { () throws(SystemError) in try removeTemporary(path) }
      }
    }
    return manifest
  }

  private func readManifest() throws -> Manifest {
    let name = Manifest.fileName
    guard let status = try asking({ () throws(SystemError) in try root.status(name) }) else {
      return Manifest()
    }
    guard status.type == .file, status.size <= Manifest.greatestSize else { throw foreign(name) }
    guard isTrusted(status.owner) else {
      throw refusal("its \(name) belongs to another user; expected one of yours")
    }
    let bytes = try asking { () throws(SystemError) in
      try root.read(name, upTo: Manifest.greatestSize)
    }
    if bytes == Array("made by report\n".utf8) { return firstManifest() }
    guard let manifest = Manifest(bytes) else { throw foreign(name) }
    return manifest
  }

  /// That of version 0.1, whose marker had no list, since nothing else could be in its folder.
  private func firstManifest() -> Manifest {
    let names = ["index.html", "report.md", "notebook.ipynb", "results.json", "timings.json"]
    let figures = (try? FileManager.default.contentsOfDirectory(atPath: output + "/figures")) ?? []
    let pictures = figures.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }
    return Manifest(
      Set((names + pictures.map { "figures/" + $0 }).compactMap(OutputPath.init)),
      folders: ["figures"])
  }

  private func removeTemporary(_ path: OutputPath) throws(SystemError) {
    guard let folder = try folder(path.folder),
      try folder.status(path.temporaryName)?.type == .file
    else { return }
    try folder.remove(path.temporaryName)
  }

  /// Removes a manifest that was being written, or the empty file of a build that only tried whether it could.
  private func removeManifest(leftIn name: String) throws {
    let temporary = Manifest.temporaryName
    let isOurs = try asking { () throws(SystemError) -> Bool in
      guard let folder = try folder(name), let status = try folder.status(temporary) else {
        return true
      }
      guard status.type == .file, isTrusted(status.owner),
        Manifest.canBegin(with: try folder.read(temporary, upTo: 64))
      else { return false }
      try folder.remove(temporary)
      return true
    }
    if !isOurs { throw foreign(name.isEmpty ? temporary : name + "/" + temporary) }
  }
}
