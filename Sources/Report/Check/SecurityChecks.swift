extension CheckedPage {
  /// Attributes from which a browser loads something by itself.
  private static let loading: Set<String> = [
    "src", "srcset", "poster", "data", "action", "formaction", "background", "manifest", "ping",
    "xlink:href", "codebase", "archive", "longdesc",
  ]

  /// Nothing is loaded from anywhere but the page and its folder.
  func checkExternal() -> [Finding] {
    var faults: [Finding] = []
    for tag in elements {
      for (name, value) in tag.attributes where loads(tag, name) && !isOwn(value) {
        faults.append(finding(.external, tag, "\(tag.name) loads \(value.prefix(80))"))
      }
    }
    for sheet in styleSheets {
      let style = sheet.text.lowercased()
      if style.contains("@import") || style.replacing("url(data:", with: "").contains("url(") {
        faults.append(
          sheet.source.finding(.external, at: sheet.offset, "the style sheet loads something"))
      }
    }
    return faults
  }

  private func loads(_ tag: HTMLTag, _ attribute: String) -> Bool {
    Self.loading.contains(attribute)
      || attribute == "href" && ["link", "base", "image", "use"].contains(tag.name)
  }

  /// Whether an address is the page's own: data, or a file of its folder.
  private func isOwn(_ address: String) -> Bool {
    if address.hasPrefix("data:image/png;base64,") { return true }
    return !address.contains(":") && !address.hasPrefix("/") && !address.contains("..")
      && hasFile(address)
  }

  /// The policy comes first, forbids by default, and knows every style and script by its hash; nothing
  /// on the page gets round it.
  func checkPolicy() -> [Finding] {
    let inline = elements.flatMap { tag in
      tag.attributes.filter { $0.name == "style" || $0.name.hasPrefix("on") }.map {
        finding(.policy, tag, "\(tag.name) has the attribute \($0.name)")
      }
    }
    guard let head = elements.firstIndex(where: { $0.name == "head" }),
      elements.indices.contains(head + 1), case let meta = elements[head + 1],
      meta["http-equiv"]?.lowercased() == "content-security-policy", let policy = meta["content"]
    else {
      let message = "the first element of head is no security policy"
      return inline + [finding(.policy, elements("head").first, message)]
    }
    return inline + checkPolicy(policy, at: meta)
  }

  /// The page is light: without its figures (each with its pictures, its caption and its numbers), and with them.
  func checkWeight() -> [Finding] {
    let figures = elements("figure").filter { $0["id"]?.hasPrefix("figure-") == true }
      .map { inside($0).upperBound - $0.range.lowerBound }
    let style = styleLinks.isEmpty ? 0 : linkedStyle?.bytes.count ?? 0
    let text = source.bytes.count + style - figures.reduce(0, +)
    var faults: [Finding] = []
    if text > 100_000 {
      faults.append(finding(.weight, "the page without figures has \(text) bytes; at most 100,000"))
    }
    if source.bytes.count > 1_500_000 {
      let message = "the page has \(source.bytes.count) bytes; at most 1,500,000"
      faults.append(finding(.weight, message))
    }
    return faults
  }
}
