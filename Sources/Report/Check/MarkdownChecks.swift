internal import CCMark

/// Checks the Markdown twin: every link of it leads somewhere.
struct MarkdownCheck {
  let source: SourceText
  let hasFile: (String) -> Bool

  func findings() throws -> [Finding] {
    let text = String(decoding: source.bytes, as: UTF8.self)
    return try withTree(of: text) { root in
      let nodes = root.descendants
      let anchors = anchors(nodes)
      return nodes.compactMap { node in
        guard node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE else { return nil }
        return fault(node.url, anchors, isPicture: node.type == CMARK_NODE_IMAGE).map {
          Finding(
            rule: .links, file: source.file, line: node.line, column: node.column, message: $0)
        }
      }
    }
  }

  /// Ids of the program's own anchors, and those that GitHub gives to headings.
  private func anchors(_ nodes: [CMarkNode]) -> Set<String> {
    var index = CrossReferences()
    var anchors: Set<String> = []
    for node in nodes {
      if node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE {
        anchors.formUnion(htmlTags(Array(node.literal.utf8)).compactMap { $0["id"] })
      } else if node.type == CMARK_NODE_HEADING {
        let title = node.descendants.map(\.literal).joined()
        anchors.insert(index.anchor(forHeading: title))
      }
    }
    return anchors
  }

  private func fault(_ url: String, _ anchors: Set<String>, isPicture: Bool) -> String? {
    if url.hasPrefix("#"), !isPicture {
      return anchors.contains(String(url.dropFirst())) ? nil : "the link \(url) leads to no anchor"
    }
    if url.hasPrefix("https://") || url.hasPrefix("http://") {
      return isPicture ? "the picture \(url) is not in the folder" : nil
    }
    let isInside = !url.contains(":") && !url.hasPrefix("/") && !url.contains("..")
    return isInside && hasFile(url) ? nil : "\(url) is no file of the folder"
  }
}

extension CMarkNode {
  var line: Int { Int(cmark_node_get_start_line(node)) }
  /// Of inline content cmark knows the block's line only; its column counts from 0 there.
  var column: Int { max(1, Int(cmark_node_get_start_column(node))) }

  var descendants: [CMarkNode] { children.flatMap { [$0] + $0.descendants } }
}
