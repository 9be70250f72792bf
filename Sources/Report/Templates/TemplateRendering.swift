internal import Basics
internal import Mustache

/// What the mustache library is given for a page's fields: every text that it writes and every element that it repeats
/// is counted first, so that a page stops growing at its limit. The library itself knows no end.
///
/// A class because the library asks for the values in the midst of its work, and all of them share one account.
final class TemplateRendering {
  private let repetitions: [Placeholder: TemplateScanner.Repetition]
  private var left = TemplateLimits.page
  /// Where the page grew too large.
  private var place: String?

  init(_ repetitions: [Placeholder: TemplateScanner.Repetition]) { self.repetitions = repetitions }

  /// - Throws: a configuration error naming the section in which the page grew beyond its limit.
  func render(_ template: MustacheTemplate, _ fields: TemplateFields, file: String) throws -> String
  {
    let text = template.render(object(fields))
    guard left < 0 else { return text }
    let limit = grouped(TemplateLimits.page)
    throw ReportError(
      .configuration, "template", at: place ?? file, "a page that grows beyond \(limit) bytes")
  }

  private func object(_ fields: TemplateFields) -> [String: Any] {
    var object: [String: Any] = [:]
    for (name, value) in fields { object[name.rawValue] = mustache(value, of: name) }
    return object
  }

  private func mustache(_ value: TemplateValue, of name: Placeholder) -> Any {
    switch value {
    case .html(let html): Text(text: html.text, rendering: self)
    case .flag(let isThere): isThere ? true : Nothing()
    case .fields(let fields): object(fields)
    case .list(let list): List(elements: list.map(object), name: name, rendering: self)
    }
  }

  fileprivate func pay(_ cost: Int, at place: String?) -> Bool {
    if left >= 0 {
      left -= cost
      if left < 0 { self.place = place }
    }
    return left >= 0
  }

  fileprivate func paysForElement(of name: Placeholder) -> Bool {
    let repetition = repetitions[name]
    return pay(repetition?.cost ?? 0, at: repetition?.place)
  }
}

/// A text, which has no names of its own.
private struct Text: MustacheCustomRenderable, MustacheParent {
  let text: String
  let rendering: TemplateRendering

  var renderText: String { rendering.pay(text.utf8.count, at: nil) ? text : "" }
  var isNull: Bool { false }
  func child(named: String) -> Any? { nil }
}

/// What is not there: neither a section nor a text.
private struct Nothing: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// A list that ends where the page's limit is reached.
private struct List: MustacheSequence {
  let elements: [[String: Any]]
  let name: Placeholder
  let rendering: TemplateRendering

  func makeIterator() -> AnyIterator<[String: Any]> {
    var rest = elements.makeIterator()
    return AnyIterator {
      guard let next = rest.next(), rendering.paysForElement(of: name) else { return nil }
      return next
    }
  }
}
