import Grammar

/// The rules that ids are well formed and used once, and that references lead to something.
///
/// They are held over all files of a target, since a notebook may be cut into several and call what others declare.
/// What cannot be known before the run is let be.
struct ReferenceRule {
  private let index: PageIndex
  private let all: [PageIndex]

  /// - Parameters:
  ///   - notebook: the file to speak of.
  ///   - others: the other files of the target.
  init(_ notebook: NotebookFile, with others: [NotebookFile]) {
    let types = Set((others + [notebook]).flatMap { $0.functions.map(\.type) }.filter { $0 != "" })
    index = PageIndex(notebook, types: types)
    all = [index] + others.map { PageIndex($0, types: types) }
  }

  /// Each fault of the notebook.
  func diagnostics() -> [WeaveDiagnostic] {
    index.definitions.compactMap { malformed($0) ?? usedTwice($0) }
      + index.mentions.compactMap(dangling)
  }

  private func malformed(_ definition: PageIndex.Definition) -> WeaveDiagnostic? {
    // The page makes the anchors of sections; a table need not have an id.
    guard definition.kind != .section, !definition.id.isWellFormed, !definition.isAlternative,
      definition.kind != .table || definition.id.literal != ""
    else { return nil }
    let advice =
      definition.id.literal.map { id in
        let words = id.split { !isIdentifier(String($0)) }.joined(separator: "-")
        return words.isEmpty ? "" : "; write \"\(words)\""
      } ?? ""
    return index.source.diagnostic(
      at: definition.offset,
      "the id of this \(definition.kind) must be of letters, digits, - and _ only\(advice)")
  }

  private func usedTwice(_ definition: PageIndex.Definition) -> WeaveDiagnostic? {
    guard let id = definition.id.literal, id != "", definition.kind != .section,
      definition.scope != .shared, !definition.isAlternative
    else { return nil }
    for other in all {
      for first in other.definitions
      where !first.isAlternative && first.kind == definition.kind && first.id == definition.id
        && first.scope == definition.scope && (first.isCertain || definition.isCertain)
        && isEarlier((other.source.path, first.offset), (index.source.path, definition.offset))
      {
        let place = "\(fileName(of: other.source.path)):\(other.source.line(at: first.offset) + 1)"
        return index.source.diagnostic(
          at: definition.offset,
          "the \(definition.kind) id \"\(id)\" is used twice, first at \(place); write another")
      }
    }
    return nil
  }

  private func isEarlier(_ a: (String, Int), _ b: (String, Int)) -> Bool { a < b }

  private func dangling(_ mention: PageIndex.Mention) -> WeaveDiagnostic? {
    guard !isOpen(mention.kind), !isKnown(mention) else { return nil }
    let ids = definitions(for: mention).compactMap(\.id.literal).filter { $0 != "" }
    let advice: String
    if let near = nearestName(to: mention.id, among: ids) {
      advice = "did you mean \"\(near)\"?"
    } else if ids.isEmpty {
      advice = "the notebook has no \(mention.kind)"
    } else {
      advice = "write one of: \(Set(ids).sorted().prefix(8).joined(separator: ", "))"
    }
    return index.source.diagnostic(
      at: mention.offset, "no \(mention.kind) has the id \"\(mention.id)\"; \(advice)")
  }

  private func definitions(for mention: PageIndex.Mention) -> [PageIndex.Definition] {
    all.flatMap(\.definitions).filter {
      $0.kind == mention.kind && mention.scope.reaches($0.scope)
    }
  }

  private func isKnown(_ mention: PageIndex.Mention) -> Bool {
    // A heading that occurs again has a number after its anchor.
    let plain = mention.id.replacing(/-[0-9]+$/, with: "")
    return definitions(for: mention).contains { definition in
      definition.id.matches(mention.id)
        || definition.kind == .section && definition.id.matches(plain)
    }
      || all.contains { $0.possible.contains { $0.matches(mention.id) } }
  }

  /// Whether ids of the kind are there that the sources do not tell.
  private func isOpen(_ kind: IdentifierKind) -> Bool {
    if all.contains(where: { $0.open.contains(kind) }) { return true }
    let declared = all.reduce(into: Set<String>()) { $0.formUnion($1.declared) }
    return kind == .publication
      && all.contains { !$0.bibliographies.isSubset(of: declared) }
  }
}
