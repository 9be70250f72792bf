import Grammar

internal import CCMark

/// Checks the Markdown page: every link of it leads somewhere, and its HTML is the program's own.
struct MarkdownCheck {
  let text: String
  let hasFile: (String) -> Bool

  func check(_ faults: inout Faults) {
    do throws(MarkdownFault) {
      try withTree(of: text) { root in
        let anchors = anchors(root)
        for node in root.descendants { check(node, anchors, &faults) }
      }
    } catch {
      faults.add(.markup, at: .line(error.line, column: 1), "the page has \(error.reason)")
    }
  }

  private func check(_ node: CMarkNode, _ anchors: Set<String>, _ faults: inout Faults) {
    switch node.type {
    case CMARK_NODE_IMAGE, CMARK_NODE_LINK:
      let isPicture = node.type == CMARK_NODE_IMAGE
      guard let fault = fault(node.url, anchors, isPicture: isPicture) else { return }
      faults.add(.links, at: node.place, fault)
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
      let html = HTMLTags(Array(node.literal.utf8))
      for tag in html.tags where isForeign(tag) {
        faults.add(.markup, at: node.place, "HTML with the tag \(shortened(tag.name))")
      }
      for doubt in html.doubts { faults.add(.markup, at: node.place, "HTML with \(doubt.reason)") }
    default: break
    }
  }

  /// Whether the program does not write such a tag.
  private func isForeign(_ tag: HTMLTag) -> Bool {
    guard tag.kind == .start else { return false }
    return !["span", "details", "summary"].contains(tag.name)
      || tag.attributes.contains { $0.name != "id" }
  }

  /// Ids of the program's own anchors, and those that GitHub gives to headings.
  private func anchors(_ root: CMarkNode) -> Set<String> {
    var slugs = HeadingSlugs()
    var anchors: Set<String> = []
    for node in root.descendants {
      switch node.type {
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        anchors.formUnion(HTMLTags(Array(node.literal.utf8)).tags.compactMap { $0["id"] })
      case CMARK_NODE_HEADING:
        let texts = node.descendants.filter { $0.type != CMARK_NODE_HTML_INLINE }
        anchors.insert(slugs.add(texts.map(\.literal).joined()))
      default: break
      }
    }
    return anchors
  }

  private func fault(_ written: String, _ anchors: Set<String>, isPicture: Bool) -> String? {
    let url = address(written)
    let shown = shortened(url)
    if url.hasPrefix("#"), !isPicture {
      return anchors.contains(String(url.dropFirst()))
        ? nil : "the link \(shown) leads to no anchor"
    }
    if url.hasPrefix("https://") || url.hasPrefix("http://") {
      return isPicture ? "the picture \(shown) is not in the folder" : nil
    }
    let isInside = !url.contains(":") && !url.hasPrefix("/") && !url.contains("..")
    return isInside && hasFile(url) ? nil : "\(shown) is no file of the folder"
  }
}

extension CMarkNode {
  /// Of inline content cmark knows the block's line only; its column counts from 0 there.
  fileprivate var place: Faults.Place {
    .line(
      Int(cmark_node_get_start_line(node)),
      column: max(1, Int(cmark_node_get_start_column(node))))
  }
}
