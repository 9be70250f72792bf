extension CheckedPage {
  /// The page can be read in one way only, and as UTF-8.
  func checkReading(_ faults: inout Faults) {
    for (offset, reason) in doubts { faults.add(.markup, at: offset, "the page has \(reason)") }
    func lowercased(_ index: Int, _ name: String) -> String? {
      tags[index][name].map { asciiLowercased($0.utf8) }
    }
    let sets = elements("meta").compactMap { index -> (tag: HTMLTag, isUTF8: Bool)? in
      if let set = lowercased(index, "charset") { return (tags[index], set == "utf-8") }
      guard lowercased(index, "http-equiv") == "content-type" else { return nil }
      return (tags[index], lowercased(index, "content")?.hasSuffix("charset=utf-8") ?? false)
    }
    if sets.isEmpty {
      faults.add(.language, tag(first("head")), "the page does not say that it is UTF-8")
    }
    for set in sets where !set.isUTF8 {
      faults.add(.language, set.tag, "the page says that it is something else than UTF-8")
    }
  }

  /// No id twice.
  func checkIDs(_ faults: inout Faults) {
    var seen: Set<String> = []
    for index in elements {
      guard let id = tags[index]["id"] else { continue }
      if id.isEmpty {
        faults.add(.ids, tags[index], "an id is empty")
      } else if !seen.insert(id).inserted {
        faults.add(.ids, tags[index], "the id \(shortened(id)) is used twice")
      }
    }
  }

  /// Links and references to ids lead somewhere.
  func checkLinks(_ faults: inout Faults) {
    let ids = Set(elements.compactMap { tags[$0]["id"] })
    for index in elements {
      let tag = tags[index]
      if tag.isLink, let target = tag["href"], let reason = brokenLink(target, ids) {
        faults.add(.links, tag, "the link \(shortened(target)) \(reason)")
      }
      for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
        for id in (tag[name] ?? "").split(separator: " ") where !ids.contains(String(id)) {
          faults.add(.links, tag, "\(name) names no element: \(shortened(id))")
        }
      }
    }
  }

  private func brokenLink(_ written: String, _ ids: Set<String>) -> String? {
    let target = address(written)
    if target.hasPrefix("#") {
      return ids.contains(String(target.dropFirst())) ? nil : "leads to no anchor"
    }
    let lower = target.prefix(8).lowercased()
    if ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) { return nil }
    if target.contains(":") || target.hasPrefix("/") || target.contains("\\") {
      return "is of a kind that a page may not have"
    }
    let path = target.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
    return hasFile(path) ? nil : "leads to no file of the folder"
  }

  /// Pictures have a text that stands for them.
  func checkAlternatives(_ faults: inout Faults) {
    for index in elements("img") where trimmed(tags[index]["alt"] ?? "").isEmpty {
      faults.add(.alternatives, tags[index], "a picture has no alternative text")
    }
  }

  /// One heading of the first level, and none that skips a level.
  func checkHeadings(_ faults: inout Faults) {
    let headings = elements.compactMap { index in tags[index].headingLevel.map { ($0, index) } }
    let titles = headings.filter { $0.0 == 1 }
    if titles.count != 1 {
      let place = titles.dropFirst().first?.1 ?? first("body")
      faults.add(
        .headings, tag(place), "the page has \(titles.count) headings of level 1; expected one")
    }
    for (before, next) in zip(headings, headings.dropFirst()) where next.0 > before.0 + 1 {
      faults.add(
        .headings, tags[next.1], "a heading of level \(next.0) follows one of level \(before.0)")
    }
  }

  /// The page names its language, and has a title.
  func checkLanguage(_ faults: inout Faults) {
    let root = tag(first("html"))
    if trimmed(root?["lang"] ?? "").isEmpty {
      faults.add(.language, root, "the page names no language")
    }
    let title = first("title")
    if title.map({ isBlank(gap(after: $0)) }) ?? true {
      faults.add(.language, tag(title ?? first("head")), "the page has no title")
    }
  }
}

extension HTMLTag {
  /// Whether readers follow it when they are told to, and not before.
  var isLink: Bool { name == "a" || name == "area" }

  fileprivate var headingLevel: Int? {
    guard name.utf8.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue else {
      return nil
    }
    return level
  }
}

/// An address as a browser reads it: without tabs and line ends, and without white space and control characters around it.
func address(_ text: String) -> String {
  let scalars = text.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }
  let start = scalars.drop { $0.value <= 0x20 }
  let end = start.reversed().drop { $0.value <= 0x20 }.count
  return String(String.UnicodeScalarView(start.prefix(end)))
}
