/// Markdown with values in it, as the notebook's `//:` lines are woven.
///
/// What the author typed is Markdown (raw HTML is shown as text); what is interpolated is text and
/// nothing else: no value can open a tag, a link or an emphasis, in any of the page's formats.
public struct Prose: Sendable, Hashable, Codable {
  /// What the literal of a prose consists of: the author's text, and what stands in `\(…)` within it.
  package enum Part: Sendable, Hashable, Codable {
    case literal(String)
    /// What one interpolation was on this run; more than a piece, or none, where it is prose itself.
    case interpolation([Piece])
  }

  package enum Piece: Sendable, Hashable, Codable {
    /// The author's Markdown.
    case markdown(String)
    /// A value; never markup.
    case value(String)
    /// A cross reference, resolved when the page is rendered.
    case reference(Reference)
    /// A statement of a source: its words and the publication that they are quoted from.
    case quoted(String, source: String)
  }

  package var parts: [Part]

  package init(parts: [Part]) { self.parts = parts }

  /// Prose that is one text of Markdown.
  package init(markdown: String) { parts = [.literal(markdown)] }

  /// Prose that is one text without markup.
  public init(text: String) { parts = [.interpolation([.value(text)])] }

  /// The whole text in pieces, whoever gave them.
  package var pieces: [Piece] {
    parts.flatMap { part -> [Piece] in
      switch part {
      case .literal(let text): [.markdown(text)]
      case .interpolation(let pieces): pieces
      }
    }
  }

  /// Whether nothing would be shown.
  public var isEmpty: Bool {
    pieces.allSatisfy { piece in
      if case .markdown(let text) = piece { return text.isEmpty }
      return false
    }
  }
}
