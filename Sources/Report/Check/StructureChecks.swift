extension CheckedPage {
  /// No id twice.
  func checkIDs() -> [Finding] {
    var seen: Set<String> = []
    return elements.compactMap { tag in
      guard let id = tag["id"] else { return nil }
      if id.isEmpty { return finding(.ids, tag, "an id is empty") }
      return seen.insert(id).inserted ? nil : finding(.ids, tag, "the id \(id) is used twice")
    }
  }

  /// Links and references to ids lead somewhere.
  func checkLinks() -> [Finding] {
    let ids = Set(elements.compactMap { $0["id"] })
    return elements.flatMap { tag -> [Finding] in
      var faults: [Finding] = []
      if tag.name == "a", let target = tag["href"], let reason = brokenLink(target, ids) {
        faults.append(finding(.links, tag, "the link \(target) \(reason)"))
      }
      for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
        for id in (tag[name] ?? "").split(separator: " ") where !ids.contains(String(id)) {
          faults.append(finding(.links, tag, "\(name) names no element: \(id)"))
        }
      }
      return faults
    }
  }

  private func brokenLink(_ target: String, _ ids: Set<String>) -> String? {
    if target.hasPrefix("#") {
      return ids.contains(String(target.dropFirst())) ? nil : "leads to no anchor"
    }
    if target.hasPrefix("https://") || target.hasPrefix("http://") { return nil }
    if target.hasPrefix("mailto:") { return nil }
    if target.contains(":") || target.hasPrefix("/") {
      return "is of a kind that a page may not have"
    }
    let path = target.split(separator: "#").first.map(String.init) ?? ""
    return hasFile(path) ? nil : "leads to no file of the folder"
  }

  /// Pictures have a text that stands for them.
  func checkAlternatives() -> [Finding] {
    elements("img").compactMap { tag in
      trimmed(tag["alt"] ?? "").isEmpty
        ? finding(.alternatives, tag, "a picture has no alternative text") : nil
    }
  }

  /// One heading of the first level, and none that skips a level.
  func checkHeadings() -> [Finding] {
    let headings = elements.compactMap { tag -> (level: Int, tag: HTMLTag)? in
      guard tag.name.count == 2, tag.name.hasPrefix("h"),
        let level = tag.name.last?.wholeNumberValue
      else { return nil }
      return (level, tag)
    }
    var faults: [Finding] = []
    let titles = headings.filter { $0.level == 1 }
    if titles.count != 1 {
      let message = "the page has \(titles.count) headings of level 1; expected one"
      let place = titles.dropFirst().first?.tag ?? elements("body").first
      faults.append(finding(.headings, place, message))
    }
    for (before, next) in zip(headings, headings.dropFirst()) where next.level > before.level + 1 {
      let message = "a heading of level \(next.level) follows one of level \(before.level)"
      faults.append(finding(.headings, next.tag, message))
    }
    return faults
  }

  /// The page names its language, and has a title.
  func checkLanguage() -> [Finding] {
    var faults: [Finding] = []
    let root = elements("html").first
    if trimmed(root?["lang"] ?? "").isEmpty {
      faults.append(finding(.language, root, "the page names no language"))
    }
    let title = elements("title").first
    if title.map({ trimmed(content(after: $0)).isEmpty }) ?? true {
      faults.append(finding(.language, title ?? elements("head").first, "the page has no title"))
    }
    return faults
  }
}
