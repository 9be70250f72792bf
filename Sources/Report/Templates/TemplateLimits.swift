/// How large a template can be, and what can be made with one; docs/page.md states the numbers.
enum TemplateLimits {
  /// Bytes of a file.
  static let file = 1 << 20
  /// Tags of a template, comments and ends of sections included.
  static let tags = 2_000
  /// Sections around a tag.
  static let depth = 16
  /// Bytes of a page. What a list repeats is counted with its tags, each as `tag` bytes, since they take time.
  static let page = 64 << 20
  static let tag = 64
}
