/// A built page, as the checks see it.
struct CheckedPage: Sendable {
  let source: SourceText
  let tags: [HTMLTag]
  /// Whether a file is in the page's folder.
  let hasFile: @Sendable (String) -> Bool

  init(source: SourceText, hasFile: @escaping @Sendable (String) -> Bool) {
    self.source = source
    self.hasFile = hasFile
    tags = htmlTags(source.bytes)
  }

  /// Start tags only.
  var elements: [HTMLTag] { tags.filter { !$0.isEnd } }

  func elements(_ name: String) -> [HTMLTag] { elements.filter { $0.name == name } }

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
