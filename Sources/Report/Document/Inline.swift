/// The inline content of prose, after Markdown, formulas and values have been told apart.
public indirect enum Inline: Sendable, Hashable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// A link to `https://…`, `http://…` or `#anchor`.
  case link([Inline], url: String)
  case softBreak
  case lineBreak
  case math(Formula)
  /// A footnote's mark: its index among the notes of its text, from 0.
  case note(Int)
  case reference(Reference)
  /// Words of a publication, by its id.
  case quoted(String, source: String)
}

/// A formula in TeX, with its `\label` if it is displayed and has one.
public struct Formula: Sendable, Hashable {
  /// Without dollars and label.
  public package(set) var tex: String
  /// Whether it stands on a line of its own.
  public package(set) var isDisplayed: Bool
  /// What references know it by.
  public package(set) var label: String?
}

/// A thing of the page that prose refers to by its id.
public struct Reference: Sendable, Hashable, Codable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable, Codable {
    case figure, table, equation, claim, section, publication
  }

  /// What kind of thing it is.
  public var kind: Kind
  /// Its id; of a section, its anchor.
  public var id: String

  /// - Parameters:
  ///   - kind: what kind of thing it is.
  ///   - id: its id; of a section, its anchor.
  public init(kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }
}
