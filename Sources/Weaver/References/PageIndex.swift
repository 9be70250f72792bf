import Grammar

/// What a source file puts on pages under an id, and what it refers to.
struct PageIndex {
  /// A thing with an id.
  struct Definition {
    let kind: IdentifierKind
    let id: Identifier
    let scope: NotebookScope
    /// Whether it is certain that the notebook puts it on its page: no condition stands around it.
    let isCertain: Bool
    /// Whether the same id was noted as another kind: what is shown may be a figure or a table.
    let isAlternative: Bool
    let offset: Int
  }

  /// A mention of a thing in prose.
  struct Mention {
    let kind: IdentifierKind
    let id: String
    let scope: NotebookScope
    let offset: Int
  }

  let source: SourceText
  private(set) var definitions: [Definition] = []
  private(set) var mentions: [Mention] = []
  /// Texts that calls are given and that may be ids of whatever these put on the page.
  private(set) var possible: Set<Identifier> = []
  /// Kinds of which some id is no literal, so that any id may be there.
  private(set) var open: Set<IdentifierKind> = []
  /// Names of bibliographies that are handed to a page.
  private(set) var bibliographies: Set<String> = []
  /// Names of the file's own constants, variables and functions.
  private(set) var declared: Set<String> = []

  private let notebook: NotebookFile
  private let scopes: Set<String>

  /// - Parameters:
  ///   - notebook: the file.
  ///   - types: the types that are notebooks of the target.
  init(_ notebook: NotebookFile, types: Set<String>) {
    self.notebook = notebook
    source = notebook.source
    scopes = types
    for call in Call.all(in: source.code.tokens) { read(call) }
    for (a, b) in zip(source.code.tokens, source.code.tokens.dropFirst()) {
      if ["let", "var", "func"].contains(a.word), let name = b.word { declared.insert(name) }
    }
    for token in source.code.tokens { if let literal = token.literal { read(literal) } }
    for cell in notebook.cells where cell.kind == .prose {
      read(notebook.proseParts(of: cell).parts)
    }
  }

  /// The notebook that a place belongs to.
  private func scope(at offset: Int) -> NotebookScope {
    let path = notebook.outline.type(at: offset).split(separator: ".")
    for length in stride(from: path.count, to: 0, by: -1) {
      let name = path.prefix(length).joined(separator: ".")
      if scopes.contains(name) { return .type(name) }
    }
    let line = source.line(at: offset) + 1
    let isWoven = notebook.functions.contains {
      $0.type.isEmpty && $0.firstLine <= line && line <= $0.lastLine
    }
    return isWoven ? .file(source.path) : .shared
  }

  private func isCertain(at offset: Int) -> Bool {
    guard let block = notebook.outline.position(at: offset).block,
      notebook.outline.isDeclaration(block)
    else { return false }
    let line = source.line(at: notebook.outline.blocks[block].start) + 1
    return notebook.functions.contains { $0.firstLine == line }
  }

  private mutating func define(_ kind: IdentifierKind, _ id: Identifier, at offset: Int) {
    definitions.append(
      Definition(
        kind: kind, id: id, scope: scope(at: offset), isCertain: isCertain(at: offset),
        isAlternative: definitions.last?.offset == offset && kind == .table, offset: offset))
  }
}

extension PageIndex {
  private mutating func read(_ call: Call) {
    let isOfPage = call.receiver.map(notebook.pages.contains) ?? false
    var known: Set<Int> = []
    func take(_ argument: Call.Argument?, _ kinds: [IdentifierKind]) {
      guard let argument else { return }
      guard let literal = argument.onlyLiteral else { return open.formUnion(kinds) }
      known.insert(literal.range.lowerBound)
      for kind in kinds { define(kind, Identifier(literal.parts), at: literal.range.lowerBound) }
    }
    switch (call.name, isOfPage) {
    case ("claim", true): take(call.arguments.first, [.claim])
    case ("show", true): take(call.argument("id"), [.figure, .table])
    case ("Picture", _): take(call.argument("id"), [.figure])
    case ("Table", _): take(call.argument("id"), [.table])
    case ("Publication", _): take(call.argument("id"), [.publication])
    case ("references", true): readBibliography(call)
    default: break
    }
    for argument in call.arguments where argument.label != "caption" {
      guard let literal = argument.onlyLiteral, !known.contains(literal.range.lowerBound) else {
        continue
      }
      possible.insert(Identifier(literal.parts))
    }
  }

  /// Notes the names of what a bibliography is put together from; publications that are written there are read as calls.
  private mutating func readBibliography(_ call: Call) {
    let tokens = call.arguments.flatMap(\.tokens)
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth -= 1 }
      let isPath = index + 1 < tokens.count && tokens[index + 1].isMark(".")
      guard let name = token.word, depth == 0, !isPath, name != "Publication", name != "init" else {
        continue
      }
      bibliographies.insert(name)
    }
  }

  /// Reads the references in a literal, and the label of a formula in it.
  private mutating func read(_ literal: StringLiteral) {
    mention(in: literal.parts)
    for part in literal.parts {
      guard case .text(let characters) = part else { continue }
      let label = separatingLabel(of: String(characters.map(\.character))).label
      if let label { possible.insert(Identifier(marked: label)) }
    }
  }

  private mutating func read(_ parts: [TextPart]) {
    mention(in: parts)
    let text = PlacedMarkdown(parts)
    for span in text.spans where span.kind == .formula(isDisplayed: true) {
      let tex = String(text.characters[span.range])
      guard let label = separatingLabel(of: tex).label else { continue }
      define(.equation, Identifier(marked: label), at: text.offsets[span.range.lowerBound])
    }
    for heading in Heading.all(in: text) { define(.section, heading.id, at: heading.offset) }
  }

  /// Notes the references among interpolations, those in literals inside of these included.
  ///
  /// - Parameter place: where they stand; nil for the place of each.
  private mutating func mention(in parts: [TextPart], at place: Int? = nil) {
    for part in parts {
      guard case .interpolation(let code, let offset) = part else { continue }
      let tokens = CodeTokens(Array(code)).tokens
      let arguments = Call.arguments(of: tokens)
      for argument in arguments {
        let isSource = argument.label == "source" && arguments.first?.label == "quoted"
        let kind = isSource ? .publication : argument.label.flatMap { IdentifierKind(label: $0) }
        guard let kind, let id = argument.onlyLiteral?.plainText else { continue }
        let place = place ?? offset
        mentions.append(Mention(kind: kind, id: id, scope: scope(at: place), offset: place))
      }
      for literal in tokens.compactMap(\.literal) {
        mention(in: literal.parts, at: place ?? offset)
      }
    }
  }
}
