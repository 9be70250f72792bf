/// Where a page came from: enough to make it again, and nothing of who made it or where.
public struct Provenance: Sendable, Hashable, Codable {
  /// What all random numbers of the run come from.
  public var seed: UInt64
  /// What the data are and their SHA-256, a line each.
  public var data: [Entry]
  /// Options of the build that change the page.
  public var options: [Entry]
  /// Versions: tool, compiler, libraries.
  public var versions: [Entry]
  /// SHA-256 of the notebook's source.
  public var sourceHash: String
  /// Commit, with `-dirty` where the tree had changes; empty if unknown.
  public var commit: String
  /// The command that makes the page again.
  public var command: String
  /// A date to show (from SOURCE_DATE_EPOCH), or none.
  public var date: String?

  /// A name and a value.
  public struct Entry: Sendable, Hashable, Codable {
    /// What is told.
    public var name: String
    /// What it is.
    public var value: String

    /// A name and a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What is not given is not known; the parameters are the fields.
  public init(
    seed: UInt64, data: [Entry] = [], options: [Entry] = [], versions: [Entry] = [],
    sourceHash: String = "", commit: String = "", command: String, date: String? = nil
  ) {
    self.seed = seed
    self.data = data
    self.options = options
    self.versions = versions
    self.sourceHash = sourceHash
    self.commit = commit
    self.command = command
    self.date = date
  }
}
