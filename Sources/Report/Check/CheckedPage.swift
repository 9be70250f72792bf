/// A built page, as the checks see it.
struct CheckedPage: Sendable {
  let file: String
  let bytes: [UInt8]
  let tags: [HTMLTag]
  let doubts: [(offset: Int, reason: String)]
  /// Whether a file is in the page's folder.
  let hasFile: @Sendable (String) -> Bool
  /// For each tag, where the content of its element ends.
  private let contentEnds: [Int]
  /// The size of the style sheet beside the page, in bytes; 0 if it has none.
  var linkedStyleSize = 0

  init(file: String, bytes: [UInt8], hasFile: @escaping @Sendable (String) -> Bool) {
    self.file = file
    self.bytes = bytes
    self.hasFile = hasFile
    let found = HTMLTags(bytes)
    (tags, doubts) = (found.tags, found.doubts)
    contentEnds = Self.contentEnds(tags, bytes.count)
  }

  /// An element ends at the end tag of its name that belongs to it, or with the page; a link and a paragraph end where another begins.
  private static func contentEnds(_ tags: [HTMLTag], _ end: Int) -> [Int] {
    var ends = [Int](repeating: end, count: tags.count)
    var open: [String: [Int]] = [:]
    for (index, tag) in tags.enumerated() where tag.kind != .comment {
      if tag.kind == .end || tag.name == "a" || tag.name == "p" {
        if let opening = open[tag.name]?.popLast() { ends[opening] = tag.range.lowerBound }
      }
      if tag.kind == .start { open[tag.name, default: []].append(index) }
    }
    return ends
  }

  /// Places of the start tags, in order.
  var elements: some Sequence<Int> { tags.indices.lazy.filter { tags[$0].kind == .start } }

  /// Places of the start tags with a name.
  func elements(_ name: String) -> some Sequence<Int> {
    elements.lazy.filter { tags[$0].name == name }
  }

  /// The first element of a name.
  func first(_ name: String) -> Int? { elements(name).first { _ in true } }

  func tag(_ index: Int?) -> HTMLTag? { index.map { tags[$0] } }

  /// Bytes of an element, from behind its start tag to its end tag.
  func inside(_ index: Int) -> Range<Int> {
    tags[index].range.upperBound..<contentEnds[index]
  }

  /// Bytes between a tag and the next.
  func gap(after index: Int) -> Range<Int> {
    let next = index + 1 < tags.count ? tags[index + 1].range.lowerBound : bytes.count
    return tags[index].range.upperBound..<next
  }

  /// Links that load a style sheet.
  var styleLinks: some Sequence<Int> {
    elements("link").lazy.filter { index in
      asciiLowercased((tags[index]["rel"] ?? "").utf8).split(whereSeparator: \.isWhitespace)
        .contains("stylesheet")
    }
  }

  /// The text between a tag and the next tag.
  func content(after index: Int) -> String {
    String(decoding: bytes[gap(after: index)], as: UTF8.self)
  }
}
