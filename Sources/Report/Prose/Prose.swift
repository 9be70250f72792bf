/// Markdown with values in it, as the notebook's `//:` lines are woven.
///
/// What the author typed is Markdown (raw HTML is shown as text); what is interpolated is text and
/// nothing else: no value can open a tag, a link or an emphasis, in any of the page's formats.
public struct Prose: Sendable, Hashable {
  package enum Piece: Sendable, Hashable {
    /// The author's Markdown.
    case markdown(String)
    /// A value; never markup.
    case value(String)
    /// A cross reference, resolved when the page is rendered.
    case reference(Reference)
    /// A statement of a source: its words and the publication that they are quoted from.
    case quoted(String, source: String)
  }

  package var pieces: [Piece]

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// Prose that is one text without markup.
  public init(text: String) { pieces = [.value(text)] }

  /// Whether nothing would be shown.
  public var isEmpty: Bool {
    pieces.allSatisfy { piece in
      if case .markdown(let text) = piece { return text.isEmpty }
      return false
    }
  }
}

/// A thing of the page that prose can refer to by its id.
package struct Reference: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case figure = "figure"
    case table = "table"
    case equation = "equation"
    case claim = "claim"
    case section = "section"
    case publication = "publication"
  }

  package var kind: Kind
  package var id: String
}
