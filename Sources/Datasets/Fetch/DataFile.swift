/// A file that can be fetched, and what it is known by.
public struct DataFile: Sendable, Equatable {
  /// Where it stands in the cache: names of folders and its own, between slashes.
  public let path: String
  /// Where it is published, in the order in which it is asked for.
  public let urls: [String]
  /// In bytes.
  public let size: Int
  /// SHA-256 in hexadecimal, lower case.
  public let sha256: String

  /// - Precondition: `path` is relative and does not lead upwards, and `size` is at least 1.
  public init(path: String, urls: [String], size: Int, sha256: String) {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      names.allSatisfy { !["", ".", ".."].contains($0) },
      "path of a data file: expected names between slashes, found \(path)")
    precondition(size >= 1, "size of a data file: expected 1 or more, found \(size)")
    (self.path, self.urls, self.size, self.sha256) = (path, urls, size, sha256)
  }

  /// Its own name.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The same file at another place: below a base address, under its path in the cache or under its name alone.
  func at(mirror: String) -> DataFile {
    let base = mirror.hasSuffix("/") ? mirror : mirror + "/"
    let urls = path == name ? [base + name] : [base + path, base + name]
    return DataFile(path: path, urls: urls, size: size, sha256: sha256)
  }
}
