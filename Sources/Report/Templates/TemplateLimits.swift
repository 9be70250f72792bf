/// How large a template can be, and what can be made with one; docs/page.md states the numbers.
enum TemplateLimits {
  /// Bytes of a file. The library looks through the rest of a template at each brace, so that one can be no larger.
  static func file(_ name: String) -> Int { name == "page.html" ? 1 << 18 : 1 << 20 }
  /// Tags of a template, comments, ends of sections and single braces included.
  static let tags = 1_000
  /// Sections around a tag.
  static let depth = 16
  /// Bytes of a page. What a list repeats is counted with its tags, each as `tag` bytes, since they take time.
  static let page = 64 << 20
  static let tag = 64
}
