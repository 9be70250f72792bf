/// A piece of the notebook's code, as it ran.
public struct Listing: Sendable, Hashable, Codable {
  /// How much of a listing a reader sees at first.
  public enum Visibility: String, Sendable, Codable {
    case shown
    /// Closed, where it stands.
    case folded
    /// Not in the text; the page's end has it, so that nothing is withheld.
    case hidden
  }

  /// The code, without the indentation that its lines share.
  public var source: String
  /// File of the notebook, as `#fileID` has it.
  public var file: String
  /// Line of that file at which it starts, from 1.
  public var line: Int
  /// How much of it a reader sees at first.
  public var visibility: Visibility

  package init(source: String, file: String, line: Int, visibility: Visibility = .shown) {
    (self.source, self.file, self.line, self.visibility) = (source, file, line, visibility)
  }

  /// The file's own name.
  package var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }
}
