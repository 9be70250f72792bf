/// The names that a template may ask for; docs/page.md describes each.
package enum Placeholder: String, CaseIterable, Sendable {
  // The page
  case language, title, titleText, summary, policy, style, script, banners, contents, blocks
  case claims, references, provenance, date

  // Whatever is listed
  case html, anchor, label, children, name, value, isCode, url

  // A block is one of these
  case prose, code, output, figure, table, claim, note

  // Code
  case declarations, isOpen, gutter

  // A figure
  case number, caption, light, dark, width, height, alt, data, isWide

  // A claim
  case sentence, holds, gist, evidence, margin, total, failed, allHold
}

/// What a placeholder stands for.
enum TemplateValue {
  case html(HTML)
  case flag(Bool)
  case fields(TemplateFields)
  case list([TemplateFields])

  static func text(_ text: String) -> TemplateValue { .html(HTML(escaping: text)) }

  /// An HTML text, or a section that is not shown if there is none.
  static func optional(_ html: HTML?) -> TemplateValue { html.map { .html($0) } ?? .flag(false) }

  /// The value as the mustache library reads it.
  var mustache: Any {
    switch self {
    case .html(let html): html.text
    case .flag(let flag): flag
    case .fields(let fields): mustacheObject(fields)
    case .list(let list): list.map(mustacheObject)
    }
  }
}

typealias TemplateFields = [Placeholder: TemplateValue]

func mustacheObject(_ fields: TemplateFields) -> [String: Any] {
  var object: [String: Any] = [:]
  for (name, value) in fields { object[name.rawValue] = value.mustache }
  return object
}
