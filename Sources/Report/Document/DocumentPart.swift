extension Document {
  /// One block of the page, parsed and numbered.
  public enum Part: Sendable {
    case prose([DocumentElement])
    case code(Listing)
    /// What a cell printed.
    case output(String, caption: [Inline])
    case figure(Figure)
    case table(NumberedTable)
    case claim(NumberedClaim)
    /// An aside.
    case note([ProseElement])
  }

  /// A figure with its number.
  public struct Figure: Sendable {
    /// From 1.
    public package(set) var number: Int
    /// What the program drew.
    public package(set) var picture: Picture
    /// What stands below it.
    public package(set) var caption: [Inline]
  }

  /// A table with its number.
  public struct NumberedTable: Sendable {
    /// From 1; none for a table without an id.
    public package(set) var number: Int?
    /// Its cells.
    public package(set) var table: Table
    /// What stands below it.
    public package(set) var caption: [Inline]
  }

  /// A claim with its number.
  public struct NumberedClaim: Sendable {
    /// From 1.
    public package(set) var number: Int
    /// Its condition, with the evidence.
    public package(set) var claim: Claim
    /// What it says.
    public package(set) var sentence: [Inline]
    /// On which seeds it holds, of a claim about several.
    public package(set) var seeds: SeedVerdict?
  }
}

extension Document.Part {
  /// Whether it is code that the text does not show.
  var isHidden: Bool {
    if case .code(let listing) = self { return listing.visibility == .hidden }
    return false
  }
}

extension Document {
  /// The figures, in order.
  public var figures: [Figure] {
    parts.compactMap { part in
      if case .figure(let figure) = part { return figure }
      return nil
    }
  }

  /// The claims, in order.
  public var claims: [NumberedClaim] {
    parts.compactMap { part in
      if case .claim(let claim) = part { return claim }
      return nil
    }
  }

  /// The claims as the results of a run have them.
  public var claimResults: [ClaimResult] {
    claims.map { numbered in
      let condition = numbered.claim.condition
      return ClaimResult(
        id: numbered.claim.id, text: index.plainText(numbered.sentence), holds: condition.holds,
        seeds: condition.seeds.isEmpty ? nil : condition.seeds)
    }
  }

  /// The code that the text does not show, in order: a renderer puts it at the end.
  public var hiddenListings: [Listing] {
    parts.compactMap { part in
      if case .code(let listing) = part, listing.visibility == .hidden { return listing }
      return nil
    }
  }
}

/// A block of prose with what only the whole page knows: a heading's anchor, a formula's number, the
/// footnotes that belong to the text.
public struct DocumentElement: Sendable, Hashable {
  /// The block itself.
  public package(set) var element: ProseElement
  /// Anchor of a heading or of a labelled formula, without `#`; empty for others.
  public package(set) var id = ""
  /// Number of a labelled formula.
  public package(set) var number: Int?
  /// The notes of the text that the element is part of, and the number of the first of them.
  public package(set) var notes: NoteList
}

/// Footnotes of one prose text, numbered over the page.
public struct NoteList: Sendable, Hashable {
  /// One for each note.
  public package(set) var texts: [[Inline]]
  /// From 1.
  public package(set) var firstNumber: Int

  static let none = NoteList(texts: [], firstNumber: 1)
}
