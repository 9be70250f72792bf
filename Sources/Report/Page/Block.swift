/// One thing of the page, in the order in which the notebook put it there.
public enum Block: Sendable {
  /// Markdown, with the place of its first line in the notebook.
  case prose(Prose, Place)
  case code(Listing)
  /// What a cell printed.
  case output(String, caption: Prose)
  case picture(Picture)
  case table(Table)
  case claim(Claim)
  /// An aside, in the margin where there is room for one.
  case note(Prose)
}

/// A place in a source file.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int

  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  public var description: String { "\(file):\(line)" }
}
