internal import Basics

/// A file of the notebook that a page was made from.
public struct SourceFile: Sendable, Hashable, Codable {
  /// The file's name: `Coins.swift`.
  public var file: String
  /// All that stands in it.
  public var text: String
  /// Commit, with `-dirty` where the tree had changes; empty if unknown.
  public var commit: String
}

extension Page {
  /// Takes note of a file of the notebook. Each is kept once, in the order in which they came first.
  ///
  /// - Parameters:
  ///   - text: all that stands in the file.
  ///   - file: its name.
  ///   - commit: that of the file's repository, or nothing.
  public mutating func source(_ text: String, file: String, commit: String = "") {
    guard !sources.contains(where: { $0.file == file }) else { return }
    sources.append(SourceFile(file: file, text: text, commit: commit))
  }

  /// SHA-256 of the sources' texts, one after the other, in hexadecimal digits; empty for a page that has none.
  public var sourceHash: String {
    sources.isEmpty ? "" : hexadecimal(sha256(of: sources.map { Array($0.text.utf8) }))
  }
}
