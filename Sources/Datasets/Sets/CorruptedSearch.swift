/// Looks for files that hold a corruption.
struct CorruptedSearch: Sendable {
  let findings: [Findings]
  let choice: CorruptionChoice
  /// The corruption that files hold which do not name theirs.
  let unnamed: String?

  private var name: String { choice.type.name }

  /// The files of the first place that has some; more than one copy has to hold the same.
  ///
  /// - Throws: malformed, for damaged files, and for two that differ; missing or unreadable, for those that cannot be read.
  func read() throws(DatasetError) -> Outcome {
    var notes: [String] = []
    for place in findings {
      let usual = choice.type.defaultSeverity
      guard choice.severity == usual else {
        notes += places(place).map {
          "\($0): passed over: \(name) is taken for severity \(usual) there, not \(choice.severity)"
        }
        continue
      }
      let there = try place.allCorrupted()
      let matching = there.filter { ($0.kind ?? unnamed) == name }
      guard let first = matching.first else {
        notes += places(place).map { "\($0): passed over: found no \(name) there" }
        continue
      }
      let files = try CorruptedFiles(first)
      for other in matching.dropFirst() where try !files.agrees(with: CorruptedFiles(other)) {
        throw DatasetError(
          .malformed, "MNIST-C", at: other.place,
          "found other images or labels than in \(first.place), expected the same in both, or one "
            + "of them")
      }
      return Outcome(files: files, place: place.place, notes: notes)
    }
    return Outcome(files: nil, place: nil, notes: notes)
  }

  /// Where there are any files of corrupted images: a folder with one for each corruption is one place.
  private func places(_ place: Findings) -> [String] {
    var places: [String] = []
    for candidate in place.corrupted where candidate.kind != nil || unnamed != nil {
      let isKnown = candidate.kind.map { Corruptions.named($0) != nil } ?? true
      let folder = candidate.kind == nil ? candidate.place : folder(of: candidate.place)
      if isKnown, !places.contains(folder) { places.append(folder) }
    }
    return places + place.archives
  }
}

extension CorruptedSearch {
  /// What was found.
  struct Outcome: Sendable {
    let files: CorruptedFiles?
    /// Where the files are.
    let place: DataPlaces.Place?
    let notes: [String]

    /// The set that the files hold, if they go with the clean images; else one that is made of these.
    ///
    /// MNIST-C is made of MNIST: of other published sets it is not, and of one that is none of them only if it lies beside it and
    /// its labels are not MNIST's own, as those of images that somebody has changed.
    /// - Throws: malformed, where files that lie beside the clean images are not of them.
    func set(
      _ choice: CorruptionChoice, matching clean: ImageDataset, in home: Findings, key: Key,
      threads: Int
    ) throws(DatasetError) -> (CorruptedSet, note: String?) {
      func generated() throws(DatasetError) -> CorruptedSet {
        let count = clean.test.pixels.count
        try requireMemory(count, what: "corrupted images", path: clean.place)
        return .generated(choice, from: clean, key: key, threads: threads)
      }
      guard let files else { return (try generated(), nil) }
      guard clean.identity == .mnist || isOf(clean, files, isBeside: place == home.place) else {
        let reason = whyNotOf(clean, files)
        return (try generated(), "\(files.candidate.place): passed over: \(reason)")
      }
      return (try files.set(choice, matching: clean, key: key, threads: threads), nil)
    }

    /// Whether files are of a set that is not MNIST.
    private func isOf(_ clean: ImageDataset, _ files: CorruptedFiles, isBeside: Bool) -> Bool {
      let labels = files.testLabels.values
      guard isBeside, !SetSums.areMNIST(testLabels: labels) else { return false }
      // Of a set that nobody knows, other labels are a fault that is told.
      return clean.identity == .unknown || labels == clean.test.labels
    }

    private func whyNotOf(_ clean: ImageDataset, _ files: CorruptedFiles) -> String {
      let labels = files.testLabels.values
      if SetSums.areMNIST(testLabels: labels) {
        return "its labels are MNIST's, and the clean images are \(clean.identity.title)"
      }
      return labels == clean.test.labels
        ? "it lies apart from the clean images, which are \(clean.identity.title)"
        : "its labels are not those of \(clean.identity.title)"
    }
  }
}
