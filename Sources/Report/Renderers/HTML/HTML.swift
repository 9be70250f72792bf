/// HTML that is safe to put into a page as it is: the one type that the page's writer makes, and the
/// only way to it from a text is to escape that.
package struct HTML: Sendable, Hashable {
  package private(set) var text: String

  /// Escapes a text for element content and attribute values; deceptive characters become U+FFFD.
  package init(escaping text: String) { self.text = escaped(text) }

  /// Escapes a text for element content alone, where quotation marks and > need no escape.
  package init(content text: String) { self.text = escaped(text, isContent: true) }

  /// Markup of the program's own.
  init(_ markup: StaticString) { text = "\(markup)" }

  /// Markup that a template or the highlighter made.
  init(trusted markup: String) { text = markup }

  init(joining parts: [HTML], separator: StaticString = "") {
    text = parts.map(\.text).joined(separator: "\(separator)")
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.text + right.text) }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  /// An element with its content.
  static func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: HTML
  ) -> HTML {
    var html = void(name, attributes)
    html.text += content.text
    html.text += "</\(name)>"
    return html
  }

  /// An element without content, or only the start tag of one.
  static func void(
    _ name: String, _ attributes: [(String, String)] = [], isClosed: Bool = false
  ) -> HTML {
    var text = "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(escaped(value))\"" }
    return HTML(trusted: text + (isClosed ? "/>" : ">"))
  }
}

/// - Parameter isContent: whether the text is element content alone, where fewer signs mean something.
private func escaped(_ text: String, isContent: Bool = false) -> String {
  let clean = sanitized(text)
  guard clean.utf8.contains(where: { entity(for: $0, isContent) != nil }) else { return clean }
  var result: [UInt8] = []
  result.reserveCapacity(clean.utf8.count + 32)
  for byte in clean.utf8 {
    if let entity = entity(for: byte, isContent) {
      entity.withUTF8Buffer { result += $0 }
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// What stands for a byte that would mean something else in HTML.
private func entity(for byte: UInt8, _ isContent: Bool) -> StaticString? {
  switch byte {
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: ">") where !isContent: "&gt;"
  case UInt8(ascii: "\"") where !isContent: "&quot;"
  case UInt8(ascii: "'") where !isContent: "&#39;"
  default: nil
  }
}
