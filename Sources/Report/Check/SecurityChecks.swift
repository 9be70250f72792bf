extension CheckedPage {
  /// Attributes from which a browser loads something by itself, or sends something when a link is followed.
  private static let loading: Set<String> = [
    "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background",
    "manifest",
    "ping", "xlink:href", "codebase", "archive", "longdesc", "lowsrc", "dynsrc", "classid", "code",
    "profile", "attributionsrc", "xml:base",
  ]

  /// Attributes that hold what a style sheet holds.
  private static let styling: Set<String> = [
    "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker", "marker-start",
    "marker-mid",
    "marker-end", "values", "from", "to", "by",
  ]

  /// Nothing is loaded from anywhere but the page and its folder.
  func checkExternal(_ faults: inout Faults) {
    for index in elements {
      let tag = tags[index]
      for (name, value) in tag.attributes {
        if loads(tag, name), !isOwn(value) {
          faults.add(.external, tag, "\(shortened(tag.name)) loads \(shortened(value))")
        } else if Self.styling.contains(name), styleLoads(value) {
          faults.add(.external, tag, "\(shortened(tag.name)) loads something as \(name)")
        }
      }
    }
  }

  private func loads(_ tag: HTMLTag, _ attribute: String) -> Bool {
    Self.loading.contains(attribute) || attribute == "href" && !tag.isLink
  }

  /// Whether an address is the page's own: data, a file of its folder, or a place on the page.
  private func isOwn(_ written: String) -> Bool {
    let png = "data:image/png;base64,"
    if written.hasPrefix(png) { return written.utf8.dropFirst(png.utf8.count).allSatisfy(isBase64) }
    let address = address(written)
    if address.hasPrefix("#") { return true }
    return !address.contains(":") && !address.hasPrefix("/") && !address.contains("\\")
      && !address.contains("..") && hasFile(address)
  }

  /// The policy comes first, forbids by default, and knows every style and script by its hash; nothing
  /// on the page gets round it.
  func checkPolicy(_ faults: inout Faults) {
    for index in elements {
      for (name, _) in tags[index].attributes where name == "style" || name.hasPrefix("on") {
        let tag = tags[index]
        faults.add(.policy, tag, "\(shortened(tag.name)) has the attribute \(shortened(name))")
      }
    }
    guard let meta = policyElement, let policy = tags[meta]["content"] else {
      return faults.add(
        .policy, tag(first("head")), "the first element of head is no security policy")
    }
    checkPolicy(policy, at: tags[meta], &faults)
  }

  /// The policy's element: the first of the head, with nothing before it that would end the head.
  private var policyElement: Int? {
    let first = tags.indices.lazy.filter { tags[$0].kind != .comment }.prefix(3)
    guard first.map({ tags[$0].name }) == ["html", "head", "meta"],
      first.allSatisfy({ tags[$0].kind == .start }), let meta = first.last,
      asciiLowercased((tags[meta]["http-equiv"] ?? "").utf8) == "content-security-policy",
      (0..<meta).allSatisfy({ bytes[gap(after: $0)].allSatisfy(isSpace) }),
      bytes[..<tags[0].range.lowerBound].drop(while: { $0 >= 0x80 }).allSatisfy(isSpace)
    else { return nil }
    return meta
  }

  /// The page is light: without its figures (each with its pictures, its caption and its numbers), and with them.
  func checkWeight(_ faults: inout Faults) {
    var figures = 0
    var end = 0
    for index in elements("figure") where tags[index]["id"]?.hasPrefix("figure-") == true {
      let start = max(end, tags[index].range.lowerBound)
      end = max(end, inside(index).upperBound)
      figures += max(0, end - start)
    }
    let text = bytes.count + linkedStyleSize - figures
    if text > 250_000 {
      faults.add(.weight, at: 0, "the page without figures has \(text) bytes; at most 250,000")
    }
    if bytes.count > 2_500_000 {
      faults.add(.weight, at: 0, "the page has \(bytes.count) bytes; at most 2,500,000")
    }
  }
}

private func isBase64(_ byte: UInt8) -> Bool {
  isLetter(byte) || (0x30...0x39).contains(byte)
    || [UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "=")].contains(byte)
}
