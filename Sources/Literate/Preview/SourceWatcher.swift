internal import Basics
internal import Foundation

/// What is different in the watched places since the last time that somebody asked.
package struct SourceChange: Equatable, Sendable {
  /// Files that are there as before, with another content.
  package var edited: Set<String> = []
  package var added: Set<String> = []
  package var removed: Set<String> = []

  package init(edited: Set<String> = [], added: Set<String> = [], removed: Set<String> = []) {
    self.edited = edited
    self.added = added
    self.removed = removed
  }

  package var isEmpty: Bool { paths.isEmpty }

  /// All files that it names.
  package var paths: Set<String> { edited.union(added).union(removed) }

  /// This change and the one after it as one.
  package func followed(by next: SourceChange) -> SourceChange {
    // A file that came back is an edited one, and one that came and went was never there.
    let back = removed.intersection(next.added)
    let gone = added.intersection(next.removed)
    let added = added.union(next.added).subtracting(back).subtracting(gone)
    return SourceChange(
      edited: edited.union(next.edited).union(back).subtracting(added).subtracting(next.removed),
      added: added,
      removed: removed.union(next.removed).subtracting(back).subtracting(gone))
  }
}

/// Watches files and folders by asking the system for their stamps, fifty times a second.
///
/// There is no queue: `next` compares what is there now with what it told last, so a thousand saves between two questions
/// are one change, and it is the last of them that counts. Editors write in several steps (a file is emptied and filled, or a new one
/// renamed over the old), so a change is told when nothing has moved for a moment, and no file is empty or gone; for those that
/// stay so there is a limit to the patience.
package struct SourceWatcher: Sendable {
  private static let interval = Duration.milliseconds(20)
  /// Listing folders costs more than asking for stamps, and is done less often: new files are seen later.
  private static let roundsToListing = 20
  private static let step = Duration.milliseconds(5)
  private static let quiet = Duration.milliseconds(15)
  private static let patience = Duration.milliseconds(200)
  /// Of larger files, in bytes, the stamp has to do.
  private static let sizeLimit = 16 << 20

  private let places: [String]
  private var known: SourceSnapshot
  /// The hashes of the files' contents as they were told last.
  private var hashes: [String: [UInt8]]

  /// - Parameter places: paths of files and folders; they need not exist yet.
  package init(_ places: [String]) {
    self.places = places
    known = SourceSnapshot(of: places)
    hashes = Dictionary(
      uniqueKeysWithValues: known.stamps.map { ($0.key, Self.hash($0.key, $0.value)) })
  }

  /// The watched files that there are.
  package var files: [String] { known.stamps.keys.sorted() }

  /// Waits for a file to become another one than it was told last.
  ///
  /// - Returns: the change, not empty.
  /// - Throws: `CancellationError`.
  package mutating func next() async throws -> SourceChange {
    var round = 0
    while true {
      try await Task.sleep(for: Self.interval)
      round += 1
      guard round % Self.roundsToListing == 0 || !known.isCurrent else { continue }
      let now = SourceSnapshot(of: places)
      guard now != known else { continue }
      let change = take(try await settled(now))
      if !change.isEmpty { return change }
    }
  }

  /// What is there when writing has come to an end.
  private func settled(_ first: SourceSnapshot) async throws -> SourceSnapshot {
    let clock = ContinuousClock()
    let start = clock.now
    var last = first
    var since = start - min(Self.quiet, age(first))
    while clock.now - start < Self.patience {
      if clock.now - since >= Self.quiet, isWhole(last) { break }
      try await Task.sleep(for: Self.step)
      let now = SourceSnapshot(of: places)
      if now != last { (last, since) = (now, clock.now) }
    }
    return last
  }

  /// How long ago the newest of the files that changed was written; nothing if the clocks of its file system differ.
  private func age(_ snapshot: SourceSnapshot) -> Duration {
    let newest = snapshot.differences(from: known).compactMap { snapshot.stamps[$0]?.modified }
      .max()
    let now = Int64(Date.now.timeIntervalSince1970 * 1e9)
    return newest.map { .nanoseconds(max(0, now - $0)) } ?? .zero
  }

  /// Whether none of the files that changed is empty or gone.
  private func isWhole(_ snapshot: SourceSnapshot) -> Bool {
    snapshot.differences(from: known).allSatisfy { (snapshot.stamps[$0]?.size ?? 0) > 0 }
  }

  /// Makes a snapshot the known one, and tells what is different by content.
  private mutating func take(_ snapshot: SourceSnapshot) -> SourceChange {
    var change = SourceChange()
    for path in snapshot.differences(from: known) {
      guard let stamp = snapshot.stamps[path] else {
        hashes[path] = nil
        change.removed.insert(path)
        continue
      }
      let hash = Self.hash(path, stamp)
      let before = hashes.updateValue(hash, forKey: path)
      if before == nil {
        change.added.insert(path)
      } else if before != hash {
        change.edited.insert(path)
      }
    }
    known = snapshot
    return change
  }

  /// A file's content as a hash; of one that is very large or cannot be read, its stamp.
  private static func hash(_ path: String, _ stamp: FileStamp?) -> [UInt8] {
    guard let stamp, stamp.size <= sizeLimit,
      let content = FileManager.default.contents(atPath: path)
    else { return Array("\(String(describing: stamp))".utf8) }
    return sha256(of: [Array(content)])
  }
}
