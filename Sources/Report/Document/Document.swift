/// A page made ready for every format: prose parsed, things numbered, references resolved.
///
/// Everything that can be wrong with a notebook's page is found here, before a byte is written: an
/// unknown reference, an id used twice, a formula that cannot be set.
public struct Document: Sendable {
  /// The text of the first heading.
  public package(set) var title: String
  package var titleInlines: [Inline]
  package var parts: [Part]
  package var banners: [[Element]]
  /// Headings of the second and third level, for the table of contents.
  package var sections: [Section]
  package var index: CrossReferences
  /// Those that are cited, in the order of the citations.
  package var publications: [Publication]
  package var language: String
  package var summary: String

  package struct Section: Sendable, Hashable {
    package var level: Int
    package var id: String
    package var title: [Inline]
  }
}

extension Document {
  /// One block of the page, parsed and numbered.
  package enum Part: Sendable {
    case prose([DocumentElement])
    case code(Listing)
    case output(String, caption: [Inline])
    case figure(Figure)
    case table(NumberedTable)
    case claim(NumberedClaim)
    case note([Element])
  }

  package struct Figure: Sendable {
    package var number: Int
    package var picture: Picture
    package var caption: [Inline]
  }

  package struct NumberedTable: Sendable {
    /// None for a table without an id.
    package var number: Int?
    package var table: Table
    package var caption: [Inline]
  }

  package struct NumberedClaim: Sendable {
    package var number: Int
    package var claim: Claim
    package var sentence: [Inline]
  }

  /// The claims of the page, as `results.json` has them.
  public var claimResults: [Results.ClaimResult] {
    parts.compactMap { part in
      guard case .claim(let claim) = part else { return nil }
      let text = index.plainText(claim.sentence)
      return Results.ClaimResult(id: claim.claim.id, text: text, holds: claim.claim.holds)
    }
  }
}

/// A block of prose with what only the whole page knows: a heading's anchor, a formula's number, the
/// footnotes that belong to the text.
package struct DocumentElement: Sendable, Hashable {
  package var element: Element
  /// Anchor of a heading or of a labelled formula; empty for others.
  package var id = ""
  /// Number of a labelled formula.
  package var number: Int?
  /// The notes of the text that the element is part of, and the number of the first of them.
  package var notes: NoteList
}

/// Footnotes of one prose text, numbered over the page.
package struct NoteList: Sendable, Hashable {
  package var texts: [[Inline]]
  package var firstNumber: Int

  package static let none = NoteList(texts: [], firstNumber: 1)
}
