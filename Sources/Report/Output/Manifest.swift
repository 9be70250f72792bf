/// What builds have written into an output folder: only that is ever replaced or deleted.
///
/// It is a file of the folder: a line that says whose it is, a line that says whether the last build came to its end, then
/// a path on each line. While a build puts its files in place it lists the old and the new ones, so that the next
/// build knows whatever one leaves that is killed.
struct Manifest: Equatable {
  static let fileName = ".report-output"
  /// The name that a manifest has until it is whole.
  static let temporaryName = fileName + ".new"
  private static let header = "made by report"
  private static let unfinished = "unfinished"
  private static let complete = "complete"
  /// In bytes; more than any build writes.
  static let greatestSize = 1 << 20

  var paths: Set<OutputPath>
  /// Folders below the output folder that a build has made.
  var folders: Set<String>
  /// Whether files with temporary names may be there.
  var isUnfinished: Bool

  init(_ paths: Set<OutputPath> = [], folders: Set<String> = [], isUnfinished: Bool = false) {
    (self.paths, self.folders, self.isUnfinished) = (paths, folders, isUnfinished)
  }

  /// Nil for what no build writes.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else {
      return nil
    }
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    guard lines.count >= 2, lines[0] == Self.header,
      [Self.unfinished, Self.complete].contains(lines[1])
    else { return nil }
    self.init(isUnfinished: lines[1] == Self.unfinished)
    for line in lines[2...] {
      let isFolder = line.last == "/"
      guard let path = OutputPath(isFolder ? String(line.dropLast()) : line) else { return nil }
      if !isFolder { paths.insert(path) } else { folders.insert(path.description) }
    }
  }

  var bytes: [UInt8] {
    let entries = paths.map(\.description) + folders.map { $0 + "/" }
    let lines = [Self.header, isUnfinished ? Self.unfinished : Self.complete] + entries.sorted()
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Whether bytes may be the beginning of a manifest, as a build leaves it that is killed while it writes one.
  static func canBegin(with bytes: [UInt8]) -> Bool {
    let header = Array(header.utf8)
    return bytes.prefix(header.count).elementsEqual(header.prefix(bytes.count))
  }
}
