import Grammar

/// A kind of thing on the page that has an id.
enum IdentifierKind: String, CaseIterable {
  case figure, table, claim, equation, section, publication

  /// The label by which prose refers to one: `\(cite: "lecun1998")`.
  init?(label: String) {
    if label == "cite" { self = .publication } else { self.init(rawValue: label) }
    if label == "publication" { return nil }
  }
}

/// An id as the source gives it. What is interpolated can stand for anything.
struct Identifier: Hashable {
  /// Its characters; nil for an interpolation.
  let pieces: [String?]

  init(pieces: [String?]) { self.pieces = pieces }

  init(_ parts: [TextPart]) {
    pieces = parts.map { part in
      if case .text(let characters) = part { String(characters.map(\.character)) } else { nil }
    }
  }

  /// - Parameter text: an id in which a mark stands for each interpolation.
  init(marked text: String) {
    let texts = text.split(separator: interpolationMark, omittingEmptySubsequences: false)
    let pieces = texts.map { [Optional(String($0))] }.joined(separator: [nil])
    self.pieces = pieces.filter { $0 != "" }
  }

  /// The id, if nothing is interpolated.
  var literal: String? { pieces.contains(nil) ? nil : pieces.compactMap(\.self).joined() }

  /// Whether an anchor can hold its characters.
  var isWellFormed: Bool { pieces.allSatisfy { $0.map(isIdentifier) ?? true } && !pieces.isEmpty }

  /// Whether it can be that id.
  func matches(_ id: String) -> Bool { Self.matches(pieces[...], id[...]) }

  private static func matches(_ pieces: ArraySlice<String?>, _ text: Substring) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    if let piece {
      return text.hasPrefix(piece) && matches(pieces.dropFirst(), text.dropFirst(piece.count))
    }
    return text.indices.contains { matches(pieces.dropFirst(), text[$0...]) }
      || matches(pieces.dropFirst(), "")
  }
}

/// The notebook that a piece of code belongs to: ids are unique in it.
enum NotebookScope: Hashable {
  /// A type with woven methods.
  case type(String)
  /// The free functions of a file.
  case file(String)
  /// Code that any notebook of the target can call.
  case shared

  /// Whether a reference in this scope can mean a thing of the other.
  func reaches(_ other: NotebookScope) -> Bool {
    switch (self, other) {
    case (.file, .file), (_, .shared), (.shared, _): true
    default: self == other
    }
  }
}
