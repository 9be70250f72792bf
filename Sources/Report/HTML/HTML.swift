/// HTML that is safe to put into a page as it is: the one type that the page's writer makes, and the
/// only way to it from a text is to escape that.
package struct HTML: Sendable, Hashable {
  package private(set) var text: String

  /// Escapes a text for element content and attribute values; deceptive characters become U+FFFD.
  package init(escaping text: String) { self.text = escaped(text) }

  /// Escapes a text for element content alone, where quotation marks and > need no escape.
  package init(content text: String) {
    self.text = escaped(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&gt;", with: ">")
  }

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

private func escaped(_ text: String) -> String {
  let clean = sanitized(text)
  guard clean.utf8.contains(where: isSpecial) else { return clean }
  var result: [UInt8] = []
  result.reserveCapacity(clean.utf8.count + 32)
  for byte in clean.utf8 {
    switch byte {
    case UInt8(ascii: "<"): result += Array("&lt;".utf8)
    case UInt8(ascii: ">"): result += Array("&gt;".utf8)
    case UInt8(ascii: "&"): result += Array("&amp;".utf8)
    case UInt8(ascii: "\""): result += Array("&quot;".utf8)
    case UInt8(ascii: "'"): result += Array("&#39;".utf8)
    default: result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    true
  default: false
  }
}
