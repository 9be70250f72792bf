/// A built page, as the checks see it.
struct CheckedPage: Sendable {
  let source: SourceText
  let tags: [HTMLTag]
  /// Whether a file is in the page's folder.
  let hasFile: @Sendable (String) -> Bool
  /// The style sheet beside the page; none if it has none, or is not read.
  let linkedStyle: SourceText?

  init(
    source: SourceText, linkedStyle: SourceText? = nil,
    hasFile: @escaping @Sendable (String) -> Bool
  ) {
    self.source = source
    self.linkedStyle = linkedStyle
    self.hasFile = hasFile
    tags = htmlTags(source.bytes)
  }

  /// Start tags only.
  var elements: [HTMLTag] { tags.filter { !$0.isEnd } }

  func elements(_ name: String) -> [HTMLTag] { elements.filter { $0.name == name } }

  /// Links that load a style sheet.
  var styleLinks: [HTMLTag] {
    elements("link").filter { tag in
      (tag["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace).contains("stylesheet")
    }
  }

  /// The page's style sheets, with the file that each stands in and its place there.
  var styleSheets: [(text: String, source: SourceText, offset: Int)] {
    let inside = elements("style").map { (content(after: $0), source, $0.range.upperBound) }
    guard let linkedStyle, !styleLinks.isEmpty else { return inside }
    return inside + [(String(decoding: linkedStyle.bytes, as: UTF8.self), linkedStyle, 0)]
  }

  /// The text between a tag and the next tag.
  func content(after tag: HTMLTag) -> String {
    let end = tags.first { $0.range.lowerBound >= tag.range.upperBound }?.range.lowerBound
    return String(
      decoding: source.bytes[tag.range.upperBound..<(end ?? source.bytes.count)], as: UTF8.self)
  }

  /// A fault of an element that may not be there.
  func finding(_ rule: Finding.Rule, _ tag: HTMLTag?, _ message: String) -> Finding {
    source.finding(rule, at: tag?.range.lowerBound ?? 0, message)
  }

  /// A fault of the page as a whole.
  func finding(_ rule: Finding.Rule, _ message: String) -> Finding {
    source.finding(rule, at: 0, message)
  }
}
