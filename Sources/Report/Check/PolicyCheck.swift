extension CheckedPage {
  /// Elements that bring another document, or other rules for links, into the page.
  private static let embedding: Set<String> = [
    "applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "portal",
  ]

  /// Nothing on the page leads past its policy or away from it.
  func checkEmbedding() -> [Finding] {
    elements.compactMap { tag -> Finding? in
      if Self.embedding.contains(tag.name) {
        return finding(.policy, tag, "the page has an element \(tag.name)")
      }
      guard tag.name == "meta", let effect = tag["http-equiv"], effect.lowercased() == "refresh"
      else { return nil }
      return finding(.policy, tag, "the page leads to another by itself (http-equiv=refresh)")
    }
  }

  /// The policy forbids by default, knows every style and script on the page by its hash, and allows nothing else
  /// but pictures of the page's own and a style sheet beside it.
  func checkPolicy(_ policy: String, at meta: HTMLTag) -> [Finding] {
    // Of two directives with the same name, the first counts.
    let directives = Dictionary(Self.directives(policy)) { first, _ in first }
    var faults: [Finding] = []
    if directives["default-src"] != ["'none'"] {
      faults.append(finding(.policy, meta, "the policy does not forbid by default"))
    }
    // These do not fall back to the default.
    for name in ["base-uri", "form-action"] where directives[name] == nil {
      faults.append(finding(.policy, meta, "the policy says nothing of \(name)"))
    }
    for (name, sources) in Self.directives(policy) where name != "default-src" {
      faults += sources.filter { !Self.isAllowed($0, in: name) }.map {
        finding(.policy, meta, "the policy allows \($0) as \(name)")
      }
    }
    for name in ["style", "script"] {
      let sources = directives["\(name)-src"] ?? []
      for tag in elements(name) where !sources.contains("'\(sourceHash(content(after: tag)))'") {
        faults.append(finding(.policy, tag, "the hash of the \(name) is not in the policy"))
      }
    }
    if directives["style-src"]?.contains("'self'") != true {
      faults += styleLinks.map { finding(.policy, $0, "the policy forbids the linked style sheet") }
    }
    return faults
  }

  private static func directives(_ policy: String) -> [(String, [String])] {
    policy.split(separator: ";").compactMap { directive in
      let words = directive.split(whereSeparator: \.isWhitespace).map(String.init)
      return words.first.map { ($0.lowercased(), Array(words.dropFirst())) }
    }
  }

  private static func isAllowed(_ source: String, in directive: String) -> Bool {
    if source == "'none'" { return true }
    return switch directive {
    case "img-src": source == "data:" || source == "'self'"
    case "style-src" where source == "'self'": true
    case "style-src", "script-src": source.hasPrefix("'sha256-") && source.hasSuffix("'")
    default: false
    }
  }
}
