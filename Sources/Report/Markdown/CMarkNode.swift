internal import CCMark

/// A node of cmark's tree, which lives as long as the closure of `withTree`.
struct CMarkNode {
  let node: OpaquePointer

  var type: cmark_node_type { cmark_node_get_type(node) }
  /// The name of the type: that of an extension's node is known by nothing else.
  var name: String { text(cmark_node_get_type_string(node)) }
  var literal: String { text(cmark_node_get_literal(node)) }
  var url: String { text(cmark_node_get_url(node)) }
  var fenceInfo: String { text(cmark_node_get_fence_info(node)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  var isTight: Bool { cmark_node_get_list_tight(node) != 0 }
  /// First number of an ordered list.
  var listStart: Int? {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(node)) : nil
  }

  var children: [CMarkNode] {
    var children: [CMarkNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(CMarkNode(node: child))
      next = cmark_node_next(child)
    }
    return children
  }

  /// The nodes below this one, in the order of the text.
  var descendants: some Sequence<CMarkNode> { Walk(root: node) }

  /// One for each column of a table.
  var alignments: [ProseTable.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let bytes = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch bytes[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

/// A way through the nodes below one, without recursion: a text of somebody else's can be as deep as it is long.
private struct Walk: Sequence, IteratorProtocol {
  private let root: OpaquePointer
  private var current: OpaquePointer
  /// Nodes around the current one, the root among them.
  private(set) var depth = 0

  init(root: OpaquePointer) {
    self.root = root
    current = root
  }

  mutating func next() -> CMarkNode? {
    if let child = cmark_node_first_child(current) {
      depth += 1
      current = child
      return CMarkNode(node: child)
    }
    while current != root {
      if let sibling = cmark_node_next(current) {
        current = sibling
        return CMarkNode(node: sibling)
      }
      guard let parent = cmark_node_parent(current) else { return nil }
      depth -= 1
      current = parent
    }
    return nil
  }

  /// - Throws: `MarkdownFault` for the first node that is too deep to be read by recursion.
  static func checkDepth(under root: OpaquePointer) throws(MarkdownFault) {
    var walk = Walk(root: root)
    while let node = walk.next() {
      guard walk.depth <= MarkdownLimits.depth else {
        throw MarkdownFault(
          line: Int(cmark_node_get_start_line(node.node)),
          reason: "content inside more than \(MarkdownLimits.depth) others")
      }
    }
  }
}

/// cmark's extensions are registered once: the registry is global and not safe for threads.
private let extensionsAreRegistered: Bool = {
  cmark_gfm_core_extensions_ensure_registered()
  return true
}()

/// Parses Markdown and lends its tree, which is no deeper than the limit.
///
/// - Throws: `MarkdownFault` for a text that goes beyond `MarkdownLimits`.
func withTree<Result>(
  of text: String, _ body: (CMarkNode) throws(MarkdownFault) -> Result
) throws(MarkdownFault) -> Result {
  precondition(extensionsAreRegistered)
  try MarkdownLimiter.check(Array(text.utf8))
  let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
  guard let parser = cmark_parser_new(options) else {
    throw MarkdownFault(line: 1, reason: "cmark could make no parser for it")
  }
  defer { cmark_parser_free(parser) }
  for name in ["table", "strikethrough"] {
    if let found = cmark_find_syntax_extension(name) {
      cmark_parser_attach_syntax_extension(parser, found)
    }
  }
  cmark_parser_feed(parser, text, text.utf8.count)
  guard let root = cmark_parser_finish(parser) else {
    throw MarkdownFault(line: 1, reason: "cmark could not parse it")
  }
  defer { cmark_node_free(root) }
  try Walk.checkDepth(under: root)
  return try body(CMarkNode(node: root))
}

/// The library that reads Markdown.
public enum MarkdownLibrary {
  /// As the library tells it.
  public static var version: String { String(cString: cmark_version_string()) }
}
