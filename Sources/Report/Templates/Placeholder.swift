/// The names that a template may ask for; docs/page.md describes each.
package enum Placeholder: String, CaseIterable, Sendable {
  // The page
  case language, title, titleText, summary, policy, style, script, banners, contents, blocks
  case hidden, claims, references, provenance, date

  // Whatever is listed
  case html, anchor, label, children, name, value, isCode, url

  // A block is one of these
  case prose, code, output, figure, table, claim, note

  // Code
  case declarations, isOpen, gutter, file

  // A figure
  case number, caption, light, dark, width, height, alt, data, isWide

  // A claim
  case sentence, holds, gist, evidence, margin, total, failed, allHold, isOnly
  case seeds, held, missed, bySeed
}

extension Placeholder {
  /// What a template can do with it.
  enum Kind {
    /// Shown as it is; as a section, shown if there is some.
    case text
    /// A section that is there or not, with names of its own or without.
    case section
    /// A section that is repeated.
    case list
  }

  var kind: Kind {
    switch self {
    case .banners, .contents, .blocks, .provenance, .evidence: .list
    case .hidden, .claims, .references, .children, .code, .output, .figure, .table, .claim: .section
    case .seeds, .missed: .section
    case .isCode, .isOpen, .isWide, .holds, .allHold, .isOnly: .section
    default: .text
    }
  }

  /// Whether its section has a list of this name of its own.
  func owns(_ list: Placeholder) -> Bool {
    switch self {
    case .hidden, .claims, .references: list == .blocks
    case .children: list == .contents
    default: false
    }
  }
}

typealias TemplateFields = [Placeholder: TemplateValue]

/// What a placeholder stands for.
enum TemplateValue {
  case html(HTML)
  case flag(Bool)
  case fields(TemplateFields)
  case list([TemplateFields])

  static func text(_ text: String) -> TemplateValue { .html(HTML(escaping: text)) }

  /// An HTML text, or a section that is not shown if there is none.
  static func optional(_ html: HTML?) -> TemplateValue { html.map { .html($0) } ?? .flag(false) }
}
