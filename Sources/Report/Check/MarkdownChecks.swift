internal import CCMark

/// Checks the Markdown twin: every link of it leads somewhere, and its HTML is the program's own.
struct MarkdownCheck {
  let source: SourceText
  let hasFile: (String) -> Bool

  func findings() throws -> [Finding] {
    let text = String(decoding: source.bytes, as: UTF8.self)
    return try withTree(of: text) { root in
      let nodes = root.descendants
      let anchors = anchors(nodes)
      return nodes.flatMap { node in
        let isPicture = node.type == CMARK_NODE_IMAGE
        if isPicture || node.type == CMARK_NODE_LINK {
          let message = fault(node.url, anchors, isPicture: isPicture)
          return message.map { [finding(.links, node, $0)] } ?? []
        }
        return foreignTags(node).map { finding(.markup, node, "HTML with the tag \($0)") }
      }
    }
  }

  private func finding(_ rule: Finding.Rule, _ node: CMarkNode, _ message: String) -> Finding {
    Finding(rule: rule, file: source.file, line: node.line, column: node.column, message: message)
  }

  /// The tags in a piece of HTML that the program does not write.
  private func foreignTags(_ node: CMarkNode) -> [String] {
    guard node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE else {
      return []
    }
    return htmlTags(Array(node.literal.utf8)).filter { tag in
      if tag.isEnd { return false }
      return !["span", "details", "summary"].contains(tag.name)
        || tag.attributes.contains { $0.name != "id" }
    }.map(\.name)
  }

  /// Ids of the program's own anchors, and those that GitHub gives to headings.
  private func anchors(_ nodes: [CMarkNode]) -> Set<String> {
    var slugs = HeadingSlugs()
    var anchors: Set<String> = []
    for node in nodes {
      if node.type == CMARK_NODE_HTML_BLOCK || node.type == CMARK_NODE_HTML_INLINE {
        anchors.formUnion(htmlTags(Array(node.literal.utf8)).compactMap { $0["id"] })
      } else if node.type == CMARK_NODE_HEADING {
        let texts = node.descendants.filter { $0.type != CMARK_NODE_HTML_INLINE }
        let title = texts.map(\.literal).joined()
        anchors.insert(slugs.add(title))
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
