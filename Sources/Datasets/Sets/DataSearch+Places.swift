extension DataSearch {
  /// What is in a place; nil where it is not there and nobody has named it.
  static func look(in place: DataPlaces.Place) throws(DatasetError) -> Findings? {
    guard let who = place.namedBy else {
      let isThere = fileKind(place.path) != nil
      return isThere ? Findings(place) : nil
    }
    let found: String
    if place.name.isEmpty {
      throw DatasetError(
        .missing, "data folder (\(who))", at: "''", "found an empty name, expected a folder's")
    }
    switch fileKind(place.path) {
    case .folder: return try whole(Findings(place), who)
    case .file:
      let findings = Findings(place, file: place.path)
      if !findings.sets.isEmpty { return try whole(findings, who) }
      found = "a file that is no data set by itself"
    case .hidden(let reason): found = "no folder that can be opened (\(reason))"
    case .other: found = "a device or pipe"
    case nil: found = "no folder"
    }
    throw DatasetError(
      .missing, "data folder (\(who))", at: place.name,
      "found \(found), expected one with MNIST's files, or mnist.npz")
  }

  /// Findings with a whole data set.
  private static func whole(
    _ findings: Findings, _ who: String
  ) throws(DatasetError) -> Findings {
    if !findings.complete.isEmpty { return findings }
    let best = findings.sets.max { $0.files.count < $1.files.count }
    if let best, let part = best.missing.first { throw best.fault(without: part) }
    let hasOnlyCorrupted = !findings.corrupted.isEmpty || !findings.archives.isEmpty
    let found = hasOnlyCorrupted ? "corrupted images without the clean ones" : "no data set"
    let note = findings.notes.first.map { "; \($0)" } ?? ""
    throw DatasetError(
      .missing, "data folder (\(who))", at: findings.place.name,
      "found \(found) in it and \(FolderWalk.depth) levels below, expected MNIST's four files or "
        + "mnist.npz\(note)")
  }
}
