/// A start or end tag of a page, or a comment.
struct HTMLTag: Sendable {
  enum Kind: Sendable { case start, end, comment }

  var kind: Kind
  /// In lower case; empty for a comment.
  var name: String
  /// Each name once, in lower case: of two with the same name, readers take the first.
  var attributes: [(name: String, value: String)] = []
  /// Bytes of the tag, from `<` to behind `>`.
  var range: Range<Int>

  subscript(_ attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }
}

/// The tags of a page as a browser's tokenizer finds them (HTML standard, 13.2.5), in order.
///
/// What elements make of the text inside them depends on where a browser puts them, which is not followed here. Where
/// it matters, readers could see other tags than these: that is a doubt.
struct HTMLTags: Sendable {
  private(set) var tags: [HTMLTag] = []
  /// Where the page can be read in more than one way, and why.
  private(set) var doubts: [(offset: Int, reason: String)] = []

  private let bytes: [UInt8]
  private var position = 0
  /// Where to stop: the end of the page, or that of a `noscript`.
  private var end: Int
  private var isInNoscript = false
  /// Whether an element has begun in which others lose their raw text, and whose end a browser may not see.
  private var isElsewhere = false
  private var isInSelect = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
    run()
  }

  private mutating func run() {
    while let start = bytes[position..<end].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      guard position < end else { return }
      switch bytes[position] {
      case UInt8(ascii: "!"): declaration(from: start)
      case UInt8(ascii: "?"): skipComment(from: start)
      case UInt8(ascii: "/"): endTag(from: start)
      case let byte where isLetter(byte): startTag(from: start)
      default: break
      }
    }
    position = end
  }

  private mutating func doubt(_ offset: Int, _ reason: String) { doubts.append((offset, reason)) }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= end else { return false }
    return text.withUTF8Buffer { bytes[index..<index + count].elementsEqual($0) }
  }
}

extension HTMLTags {
  private mutating func declaration(from start: Int) {
    if starts("!--", at: position) { return comment(from: start) }
    if starts("![CDATA[", at: position) {
      doubt(start, "a CDATA section, which is text or a comment by what is around it")
    }
    skipComment(from: start)
  }

  /// `<!doctype html>`, `<?xml … ?>` and the like end at the next `>`.
  private mutating func skipComment(from start: Int) {
    let close = bytes[position..<end].firstIndex(of: UInt8(ascii: ">"))
    close.map { position = $0 + 1 } ?? (position = end)
    tags.append(HTMLTag(kind: .comment, name: "", range: start..<position))
  }

  /// A comment ends at `-->` or `--!>`, whose hyphens can be those of `<!--`, or at once with `>` or `->`.
  private mutating func comment(from start: Int) {
    let content = start + 4
    let close = commentEnd(from: content)
    if close == nil { doubt(start, "a comment that is not closed") }
    position = close ?? end
    tags.append(HTMLTag(kind: .comment, name: "", range: start..<position))
  }

  private func commentEnd(from content: Int) -> Int? {
    if starts(">", at: content) { return content + 1 }
    if starts("->", at: content) { return content + 2 }
    var index = content
    while let hyphen = bytes[index..<end].firstIndex(of: UInt8(ascii: "-")) {
      if starts("-->", at: hyphen) { return hyphen + 3 }
      if starts("--!>", at: hyphen) { return hyphen + 4 }
      index = hyphen + 1
    }
    return nil
  }

  private mutating func endTag(from start: Int) {
    position += 1
    guard position < end else { return }
    if bytes[position] == UInt8(ascii: ">") {
      position += 1
    } else if isLetter(bytes[position]) {
      if tag(.end, from: start) == "select" { isInSelect = false }
    } else {
      skipComment(from: start)
    }
  }

  private mutating func startTag(from start: Int) {
    guard let name = tag(.start, from: start) else { return }
    switch name {
    case "svg", "math", "template", "frameset": isElsewhere = true
    // One inside another ends it.
    case "select": isInSelect.toggle()
    case "noscript": noscript(from: start)
    case "style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes":
      rawText(of: name, from: start)
    default: break
    }
  }

  /// Reads a tag to its `>`; one that the page ends in is none.
  private mutating func tag(_ kind: HTMLTag.Kind, from start: Int) -> String? {
    let name = take { !isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
    var attributes = AttributeReader(bytes: bytes, position: position, end: end)
    let isWhole = attributes.read()
    position = attributes.position
    guard isWhole else {
      doubt(start, "a tag that is not closed")
      return nil
    }
    tags.append(
      HTMLTag(
        kind: kind, name: name, attributes: attributes.attributes, range: start..<position))
    return name
  }

  private mutating func take(while condition: (UInt8) -> Bool) -> String {
    let start = position
    while position < end, condition(bytes[position]) { position += 1 }
    return asciiLowercased(bytes[start..<position])
  }

  /// Goes on behind an element's text, in which there are no tags.
  private mutating func rawText(of name: String, from start: Int) {
    let close =
      name == "script"
      ? scriptEnd(bytes, position..<end) : rawTextEnd(bytes, position..<end, of: name)
    if close == nil { doubt(start, "an element \(name) that is not closed") }
    let content = position..<(close ?? end)
    if isElsewhere || isInSelect, hasMarkup(bytes[content]) {
      doubt(start, "the text of \(name), which is markup to some readers here")
    }
    position = content.upperBound
  }

  /// With scripts, its content is text up to the first `</noscript>`; without, it is markup. Read as markup that ends there.
  private mutating func noscript(from start: Int) {
    guard !isInNoscript else { return }
    guard let close = rawTextEnd(bytes, position..<end, of: "noscript") else {
      doubt(start, "an element noscript that is not closed")
      // Nor is any behind it, which need not be looked for.
      isInNoscript = true
      return
    }
    let outer = end
    (end, isInNoscript) = (close, true)
    run()
    (end, isInNoscript) = (outer, false)
  }
}

func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

/// White space between attributes: not the vertical tab.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
}

/// The letters A to Z lowered, and no others.
func asciiLowercased(_ bytes: some Collection<UInt8>) -> String {
  String(
    decoding: bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
