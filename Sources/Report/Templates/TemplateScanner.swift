/// Reads a template before mustache does, and holds it to what the page allows: placeholders that exist,
/// sections that close, no partials, no lambdas, no other delimiters.
struct TemplateScanner {
  let file: String
  let text: String

  /// - Throws: a configuration error naming file, line and column of the first fault.
  func check() throws {
    var open: [(name: Substring, start: String.Index)] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "{{")?.lowerBound {
      let (tag, end) = try tag(at: start)
      try check(tag, at: start, &open)
      rest = text[end...]
    }
    if let last = open.last { throw error("{{#\(last.name)}} is never closed", at: last.start) }
  }

  /// The inside of a tag, and where it ends.
  private func tag(at start: String.Index) throws -> (Substring, String.Index) {
    let close = text[start...].hasPrefix("{{{") ? "}}}" : "}}"
    let inner = text.index(start, offsetBy: close.count)
    guard let end = text[inner...].firstRange(of: close) else {
      throw error("a tag is not closed by \(close)", at: start)
    }
    return (text[inner..<end.lowerBound], end.upperBound)
  }

  private func check(
    _ tag: Substring, at start: String.Index, _ open: inout [(name: Substring, start: String.Index)]
  ) throws {
    guard let sign = tag.first, sign != "!" else { return }
    let isMarked = "#^/&".contains(sign)
    let name = Substring(trimmed(isMarked ? tag.dropFirst() : tag))
    guard name == "." || name.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      throw error(
        "{{\(tag)}} is not allowed: only placeholders, sections and comments are", at: start)
    }
    guard name == "." || Placeholder(rawValue: String(name)) != nil else {
      throw error("{{\(tag)}} is not a placeholder of the page", at: start)
    }
    switch sign {
    case "#", "^": open.append((name, start))
    case "/":
      guard open.popLast()?.name == name else {
        throw error("{{\(tag)}} closes no section of that name", at: start)
      }
    default: break
    }
  }

  private func error(_ reason: String, at index: String.Index) -> ReportError {
    let before = text[..<index]
    let line = before.count { $0.isNewline } + 1
    let column = before.reversed().prefix { !$0.isNewline }.count + 1
    return ReportError(.configuration, "template", at: "\(file):\(line):\(column)", reason)
  }
}
