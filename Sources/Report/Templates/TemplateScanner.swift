internal import Basics

/// Reads a template before mustache does, and holds it to what the page allows: placeholders that exist and are used as
/// what they are, sections that close, no list inside itself, no partials, no lambdas, no other delimiters.
struct TemplateScanner {
  /// A section that is repeated for a list: where its first one begins, and what one more element costs.
  struct Repetition {
    let place: String
    var cost: Int
  }

  private typealias Section = (name: Placeholder, start: String.Index, tags: Int)

  private let file: String
  private let text: String
  private var open: [Section] = []
  private var tags = 0
  private var repetitions: [Placeholder: Repetition] = [:]

  /// The lists that a template repeats.
  ///
  /// - Throws: a configuration error naming file, line and column of the first fault.
  static func repetitions(file: String, text: String) throws -> [Placeholder: Repetition] {
    var scanner = TemplateScanner(file: file, text: text)
    try scanner.run()
    return scanner.repetitions
  }

  private init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  private mutating func run() throws {
    var rest = text[...]
    while let start = rest.firstRange(of: "{{")?.lowerBound {
      try countBraces(rest[..<start])
      try count(at: start)
      let (tag, end) = try tag(at: start)
      try check(tag, at: start, end: end)
      rest = text[end...]
    }
    try countBraces(rest)
    if rest.last == "{" {
      throw error("a { that ends the file", at: text.index(before: text.endIndex))
    }
    if let last = open.last { throw error("{{#\(last.name)}} is never closed", at: last.start) }
  }

  private mutating func countBraces(_ text: Substring) throws {
    for index in text.indices where text[index] == "{" { try count(at: index) }
  }

  private mutating func count(at place: String.Index) throws {
    tags += 1
    guard tags <= TemplateLimits.tags else {
      let limit = grouped(TemplateLimits.tags)
      throw error("one tag or brace too many, expected at most \(limit)", at: place)
    }
  }

  /// The inside of a tag, with a `{` before that of three braces, and where the tag ends.
  private func tag(at start: String.Index) throws -> (Substring, String.Index) {
    let isTriple = text[start...].hasPrefix("{{{")
    let close = isTriple ? "}}}" : "}}"
    let inner = text.index(start, offsetBy: close.count)
    guard let end = text[inner...].firstRange(of: close) else {
      throw error("a tag is not closed by \(close)", at: start)
    }
    let first = isTriple ? text.index(before: inner) : inner
    return (text[first..<end.lowerBound], end.upperBound)
  }

  private mutating func check(_ tag: Substring, at start: String.Index, end: String.Index) throws {
    if tag.first == "!" { return }
    let sign = tag.first.flatMap { "#^/&{".contains($0) ? $0 : nil }
    let word = trimmed(sign == nil ? tag : tag.dropFirst())
    guard !word.isEmpty, word.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      let reason =
        "{{\(shortened(tag))}} is not allowed: only placeholders, sections and comments are"
      throw error(reason, at: start)
    }
    guard let name = Placeholder(rawValue: word) else {
      throw error("{{\(shortened(tag))}} is not a placeholder of the page", at: start)
    }
    switch sign {
    case "#", "^": try opens(name, at: start)
    case "/": try closes(name, at: start, end: end)
    default:
      guard name.kind == .text else {
        throw error("{{\(name)}} is no text: a section {{#\(name)}} shows it", at: start)
      }
    }
  }

  private mutating func opens(_ name: Placeholder, at start: String.Index) throws {
    guard open.count < TemplateLimits.depth else {
      let reason = "a section inside \(open.count), expected at most \(TemplateLimits.depth)"
      throw error(reason, at: start)
    }
    if name.kind == .list, isInsideItself(name) {
      throw error("{{#\(name)}} stands inside itself", at: start)
    }
    open.append((name, start, tags))
  }

  /// Whether a section repeats the very list that one around it repeats: none between them has a list of this name of its own.
  private func isInsideItself(_ name: Placeholder) -> Bool {
    let around = open.reversed().prefix { !$0.name.owns(name) }
    return around.contains { $0.name == name }
  }

  private mutating func closes(_ name: Placeholder, at start: String.Index, end: String.Index)
    throws
  {
    guard let section = open.popLast(), section.name == name else {
      throw error("{{/\(name)}} closes no section of that name", at: start)
    }
    guard name.kind == .list else { return }
    let cost =
      text.utf8.distance(from: section.start, to: end)
      + (tags - section.tags) * TemplateLimits.tag
    let place = TextPlace(section.start, in: text).description
    repetitions[name, default: Repetition(place: "\(file):\(place)", cost: 0)].cost += cost
  }

  private func error(_ reason: String, at index: String.Index) -> ReportError {
    let place = TextPlace(index, in: text)
    return ReportError(.configuration, "template", at: "\(file):\(place)", reason)
  }
}

/// The beginning of a text that can be long.
func shortened(_ text: some StringProtocol) -> String {
  let start = text.prefix(80)
  return start.endIndex < text.endIndex ? start + "…" : String(start)
}

/// Line and column of a place in a text, from 1, the column in characters.
struct TextPlace: CustomStringConvertible {
  let line: Int
  let column: Int

  init(_ index: String.Index, in text: String) {
    let before = text[..<index]
    line = before.count(where: \.isNewline) + 1
    column = before.reversed().prefix { !$0.isNewline }.count + 1
  }

  var description: String { "\(line):\(column)" }
}
