/// What a text in Markdown may have, so that it can be read in time and memory in proportion to its size; docs/page.md
/// states the numbers.
///
/// cmark-gfm reads most texts in linear time, but not all: each line is held against every block that is open, an image
/// that is not closed is looked at again by each link behind it, rows of a table are filled up to the width of its head,
/// and an address is copied for each reference to it. All of these are bounded here, before cmark sees the text. The
/// bounds are upper ones, from the lines alone: text in code counts as any other does.
enum MarkdownLimits {
  /// Blocks, and inline content, inside each other.
  static let depth = 100
  /// Columns of white space before a line.
  static let indentation = 200
  /// Unclosed beginnings of one kind, such as `![`, in a paragraph.
  static let openings = 1_000
  /// Lines of a paragraph before a row of dashes, which could make a table of it.
  static let linesBeforeTable = 1_000
  static let columns = 500
  /// Cells of all tables, those counted that a short row lacks.
  static let cells = 500_000
  /// Bytes of a paragraph that defines addresses, times the brackets in the text.
  static let expansion = 1 << 28
}

/// A place at which a text goes beyond what can be read.
struct MarkdownFault: Error, Equatable {
  /// From 1.
  var line: Int
  var reason: String
}

/// Lines of a text in Markdown without a blank line between them: a paragraph or a table cannot be longer.
private struct Run {
  var lines = 0
  var bytes = 0
  /// The columns of its widest row of dashes.
  var columns = 0
  var openings: [Int] = [0, 0, 0]
  var beginsWithBracket = false
  var defines = false
}

/// Holds a text against the limits, line by line.
struct MarkdownLimiter {
  private var line = 0
  private var run = Run()
  private var cells = 0
  private var brackets = 0
  private var definition = 0

  /// - Throws: `MarkdownFault` for the first line that goes beyond them.
  static func check(_ text: [UInt8]) throws(MarkdownFault) {
    var limiter = MarkdownLimiter()
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      try limiter.take(text[start..<end])
      start = end + (text[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    }
    try limiter.endRun()
    guard limiter.definition * limiter.brackets <= MarkdownLimits.expansion else {
      throw limiter.fault("addresses that are defined once and used too often")
    }
  }

  private func fault(_ reason: String) -> MarkdownFault {
    MarkdownFault(line: max(1, line), reason: reason)
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws(MarkdownFault) {
    line += 1
    let prefix = ContainerPrefix(bytes)
    guard prefix.depth <= MarkdownLimits.depth else {
      throw fault("blocks inside more than \(MarkdownLimits.depth) others")
    }
    guard prefix.indentation <= MarkdownLimits.indentation else {
      throw fault("a line that is indented by more than \(MarkdownLimits.indentation) columns")
    }
    if prefix.end == bytes.endIndex, prefix.depth == 0 { return try endRun() }
    run.lines += 1
    run.bytes += bytes.count
    try takeContent(bytes[prefix.end...])
  }

  private mutating func takeContent(_ content: ArraySlice<UInt8>) throws(MarkdownFault) {
    try takeRow(content)
    if content.first == UInt8(ascii: "[") { run.beginsWithBracket = true }
    var before: UInt8 = 0
    for byte in content {
      switch (before, byte) {
      case (UInt8(ascii: "!"), UInt8(ascii: "[")): run.openings[0] += 1
      case (UInt8(ascii: "<"), UInt8(ascii: "?")): run.openings[1] += 1
      case (UInt8(ascii: "<"), UInt8(ascii: "!")): run.openings[2] += 1
      case (UInt8(ascii: "]"), UInt8(ascii: ":")): run.defines = true
      default: break
      }
      if byte == UInt8(ascii: "[") { brackets += 1 }
      before = byte
    }
    guard run.openings.allSatisfy({ $0 <= MarkdownLimits.openings }) else {
      throw fault("more than \(MarkdownLimits.openings) pictures or pieces of HTML in a paragraph")
    }
  }

  /// A row of dashes makes a table of the lines around it.
  private mutating func takeRow(_ content: ArraySlice<UInt8>) throws(MarkdownFault) {
    var dashes = false
    var columns = 1
    for byte in content {
      switch byte {
      case UInt8(ascii: "-"): dashes = true
      case UInt8(ascii: "|"): columns += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return
      }
    }
    guard dashes else { return }
    guard run.lines <= MarkdownLimits.linesBeforeTable else {
      throw fault("a table behind more than \(MarkdownLimits.linesBeforeTable) lines of text")
    }
    guard columns <= MarkdownLimits.columns else {
      throw fault("a table of more than \(MarkdownLimits.columns) columns")
    }
    run.columns = max(run.columns, columns)
  }

  private mutating func endRun() throws(MarkdownFault) {
    cells += run.lines * run.columns
    guard cells <= MarkdownLimits.cells else {
      throw fault("tables of more than \(MarkdownLimits.cells) cells")
    }
    if run.defines, run.beginsWithBracket { definition = max(definition, run.bytes) }
    run = Run()
  }
}

/// What stands before the content of a line: white space, and the marks of quotations, lists and footnotes.
private struct ContainerPrefix {
  /// How many blocks its marks can open.
  private(set) var depth = 0
  /// Columns of white space, tabs counted as four.
  private(set) var indentation = 0
  /// Where the content begins.
  private(set) var end: Int

  init(_ line: ArraySlice<UInt8>) {
    end = line.startIndex
    while end < line.endIndex {
      if line[end] == 0x20 || line[end] == 0x09 {
        indentation += line[end] == 0x20 ? 1 : 4
        end += 1
      } else if let length = Self.markLength(line[end...]) {
        depth += 1
        end += length
      } else {
        return
      }
    }
  }

  /// The length of the mark with which a line goes on; nothing if there is none.
  private static func markLength(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    switch first {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      return isGap(line.dropFirst()) ? 1 : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return numberLength(line)
    case UInt8(ascii: "["): return footnoteLength(line)
    default: return nil
    }
  }

  private static func isGap(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
  }

  private static func numberLength(_ line: ArraySlice<UInt8>) -> Int? {
    let digits = line.prefix(9).prefix { (0x30...0x39).contains($0) }.count
    let rest = line.dropFirst(digits)
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")"),
      isGap(rest.dropFirst())
    else { return nil }
    return digits + 1
  }

  private static func footnoteLength(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.starts(with: [UInt8(ascii: "["), UInt8(ascii: "^")]),
      let close = line.firstIndex(of: UInt8(ascii: "]")),
      line[(close + 1)...].first == UInt8(ascii: ":")
    else { return nil }
    return close + 2 - line.startIndex
  }
}
