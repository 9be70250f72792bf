internal import CCMark

/// Reads prose through cmark-gfm's syntax tree: tables, strikethrough, footnotes, typographic quotes.
struct MarkdownParser {
  private let placeholders: Placeholders
  private var notes: [[Inline]] = []

  /// - Throws: `MarkdownFault` if a footnote holds more than text, or if the prose is too deep to be read.
  static func parse(_ prose: Prose) throws(MarkdownFault) -> Markdown {
    let source = ProseSource(prose)
    do throws(MarkdownFault) {
      return try withTree(of: source.text) { root throws(MarkdownFault) in
        var parser = MarkdownParser(placeholders: source.placeholders)
        let elements = try parser.elements(under: root)
        return Markdown(elements: elements, notes: parser.notes)
      }
    } catch {
      throw source.keepsLines ? error : MarkdownFault(line: 1, reason: error.reason)
    }
  }

  private init(placeholders: Placeholders) { self.placeholders = placeholders }

  /// The blocks under a node; footnotes, which cmark moves to the end, are put aside.
  private mutating func elements(under node: CMarkNode) throws(MarkdownFault) -> [ProseElement] {
    var elements: [ProseElement] = []
    for child in node.children {
      if child.type == CMARK_NODE_FOOTNOTE_DEFINITION {
        notes.append(try noteText(child))
      } else if let element = try element(child) {
        elements.append(element)
      }
    }
    return elements
  }

  private mutating func element(_ node: CMarkNode) throws(MarkdownFault) -> ProseElement? {
    switch node.type {
    case CMARK_NODE_PARAGRAPH: return paragraph(node)
    case CMARK_NODE_HEADING: return .heading(level: node.headingLevel, inlines(under: node))
    case CMARK_NODE_LIST:
      var items: [[ProseElement]] = []
      for child in node.children { items.append(try elements(under: child)) }
      return .list(start: node.listStart, isTight: node.isTight, items: items)
    case CMARK_NODE_BLOCK_QUOTE: return quotation(try elements(under: node))
    case CMARK_NODE_CODE_BLOCK:
      return .codeBlock(plain(node.literal), language: plain(node.fenceInfo))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_HTML_BLOCK: return .paragraph(texts(node.literal))
    default: return node.name == "table" ? .table(table(node)) : nil
    }
  }

  /// A paragraph, or the formula that is all of it.
  private func paragraph(_ node: CMarkNode) -> ProseElement {
    let content = inlines(under: node)
    if case .math(let formula)? = content.first, content.count == 1, formula.isDisplayed {
      return .formula(formula)
    }
    return .paragraph(content)
  }

  private func quotation(_ elements: [ProseElement]) -> ProseElement {
    guard case .paragraph(let first)? = elements.first, case .text("[!NOTE]")? = first.first else {
      return .quotation(elements)
    }
    let rest = Array(first.dropFirst().drop { $0 == .softBreak || $0 == .lineBreak })
    return .aside((rest.isEmpty ? [] : [.paragraph(rest)]) + elements.dropFirst())
  }

  private func noteText(_ node: CMarkNode) throws(MarkdownFault) -> [Inline] {
    let paragraphs = node.children.filter { $0.type == CMARK_NODE_PARAGRAPH }
    guard let only = paragraphs.first, node.children.count == 1 else {
      throw MarkdownFault(
        line: Int(cmark_node_get_start_line(node.node)),
        reason: "found a footnote of several blocks, expected one paragraph")
    }
    return inlines(under: only)
  }

  private func table(_ node: CMarkNode) -> ProseTable {
    let rows = node.children.map { row in row.children.map { inlines(under: $0) } }
    return ProseTable(
      alignments: node.alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }
}

extension MarkdownParser {
  private func inlines(under node: CMarkNode) -> [Inline] {
    merged(node.children.flatMap { inline($0) })
  }

  private func inline(_ node: CMarkNode) -> [Inline] {
    switch node.type {
    case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: return texts(node.literal)
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_CODE: return [.code(plain(node.literal))]
    case CMARK_NODE_EMPH: return [.emphasis(inlines(under: node))]
    case CMARK_NODE_STRONG: return [.strong(inlines(under: node))]
    case CMARK_NODE_LINK: return link(node)
    // Only figures that the program drew are shown: of a picture in prose, its text stays.
    case CMARK_NODE_IMAGE: return inlines(under: node)
    case CMARK_NODE_FOOTNOTE_REFERENCE: return [.note((Int(node.literal) ?? 1) - 1)]
    default:
      let content = inlines(under: node)
      return node.name == "strikethrough" ? [.strikethrough(content)] : content
    }
  }

  /// A link to a page on the web or to an anchor of this one; of any other, its text stays.
  private func link(_ node: CMarkNode) -> [Inline] {
    let content = inlines(under: node)
    let url = plain(node.url)
    guard isAllowedLink(url) else { return content }
    return [.link(content, url: url)]
  }

  /// Text with what its stand-ins stand for.
  private func texts(_ literal: String) -> [Inline] {
    placeholders.parts(of: literal).map { part in
      switch part {
      case .text(let text): .text(text)
      case .content(.formula(let formula)): .math(formula)
      case .content(.piece(.markdown(let text))): .text(sanitized(text))
      case .content(.piece(.value(let text))): .text(sanitized(text))
      case .content(.piece(.reference(let reference))): .reference(reference)
      case .content(.piece(.quoted(let text, let source))):
        .quoted(sanitized(text), source: source)
      }
    }
  }

  /// Text in code or in an address: formulas as they were typed, references as nothing.
  private func plain(_ literal: String) -> String {
    texts(literal).map { inline in
      switch inline {
      case .text(let text), .quoted(let text, _): text
      case .math(let formula): formula.isDisplayed ? "$$\(formula.tex)$$" : "$\(formula.tex)$"
      default: ""
      }
    }.joined()
  }

  /// Neighbouring texts as one.
  private func merged(_ inlines: [Inline]) -> [Inline] {
    inlines.reduce(into: []) { result, next in
      if case .text(let text) = next, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(next)
      }
    }
  }
}

/// Whether prose may link there: `https://…`, `http://…` or `#anchor`.
func isAllowedLink(_ url: String) -> Bool {
  let lower = url.lowercased()
  let isClean = !url.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\u{FFFD}" }
  return isClean
    && (lower.hasPrefix("https://") || lower.hasPrefix("http://") || url.hasPrefix("#"))
}
