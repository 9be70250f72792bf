public import Basics

extension DataSearch {
  /// What is read side by side.
  private enum Part: Sendable {
    case set(LoadedSet.Part)
    case corrupted(CorruptedSearch.Outcome)
  }

  /// Reads the data that were found, or draws 60,000 and 10,000 stand-in digits where none were (``isEmpty``).
  ///
  /// Where MNIST-C holds the corruption, at its own severity, it is read; else the clean images are corrupted. MNIST is taken
  /// where other published sets lie beside it. EMNIST's digits, which lie transposed in their files, are turned upright.
  ///
  /// - Parameters:
  ///   - corruption: the one that is wanted; nil for the unnamed one of this search at its default severity, or, where there is
  ///     none, for the first of ``Corruptions``.
  ///   - key: where the noise, or the stand-in digits, are from.
  ///   - threads: how many to use at most; the result does not depend on it.
  /// - Throws: malformed, for damaged files, and for data sets that differ though only one can be meant; missing or unreadable,
  ///   for files that cannot be read; system, where there is no memory.
  public func load(
    corruption: CorruptionChoice?, key: Key, threads: Int
  ) throws -> ReportData {
    let choice = corruption ?? usualCorruption
    guard let found = findings.first(where: { !$0.complete.isEmpty }) else {
      // All digits, the two sets that they are parted in, and one of them under the corruption.
      try requireMemory(3 * 70_000 * 784, what: "stand-in digits", path: "memory")
      return ReportData.standIn(
        train: 60_000, test: 10_000, corruption: choice, key: key, threads: threads, notes: notes)
    }
    let search = CorruptedSearch(findings: findings, choice: choice, unnamed: unnamedCorruption)
    let sets = try SetChoice(found)
    let (first, outcome) = try read(sets.pool[0], search, threads: threads)
    let (set, setNotes) = try sets.chosen(from: first, threads: threads)
    let (corrupted, note) = try outcome.set(
      choice, matching: set.dataset, in: found, key: key, threads: threads)
    return ReportData(
      dataset: set.dataset, corrupted: corrupted,
      notes: notes(and: setNotes + outcome.notes + (note.map { [$0] } ?? [])))
  }

  /// Reads the data set that ``load(corruption:key:threads:)`` would take, and leaves corruptions aside.
  ///
  /// - Parameter threads: how many to use at most; the result does not depend on it.
  /// - Returns: the set, and notes as ``ReportData/notes``; nil where no whole set was found (``isEmpty``).
  /// - Throws: as for all data.
  public func loadDataset(threads: Int) throws -> (dataset: ImageDataset, notes: [String])? {
    guard let found = findings.first(where: { !$0.complete.isEmpty }) else { return nil }
    let sets = try SetChoice(found)
    let first = try LoadedSet(sets.pool[0], threads: threads)
    let (set, others) = try sets.chosen(from: first, threads: threads)
    return (set.dataset, notes(and: others))
  }

  private var usualCorruption: CorruptionChoice {
    CorruptionChoice(unnamedCorruption.flatMap(Corruptions.named) ?? Corruptions.all[0])
  }

  private func read(
    _ candidate: SetCandidate, _ search: CorruptedSearch, threads: Int
  ) throws -> (LoadedSet, CorruptedSearch.Outcome) {
    let sets = LoadedSet.jobs(for: candidate).map { job -> @Sendable () throws -> Part in
      { .set(try job()) }
    }
    let parts = try inParallel(sets + [{ .corrupted(try search.read()) }], threads: threads)
    let read = parts.compactMap { part in if case .set(let part) = part { part } else { nil } }
    guard case .corrupted(let outcome) = parts[parts.count - 1] else {
      preconditionFailure("the parts come in the order of the jobs")
    }
    return (try LoadedSet(candidate, read), outcome)
  }
}
