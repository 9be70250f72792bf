extension CheckedPage {
  /// Elements that bring another document, or other rules for links, into the page.
  private static let embedding: Set<String> = [
    "applet", "base", "embed", "fencedframe", "frame", "frameset", "iframe", "object", "plaintext",
    "portal",
    // These change attributes of others, addresses too.
    "animate", "animatemotion", "animatetransform", "set",
  ]

  /// Nothing on the page leads past its policy or away from it.
  func checkEmbedding(_ faults: inout Faults) {
    for index in elements {
      let tag = tags[index]
      if Self.embedding.contains(tag.name) {
        faults.add(.policy, tag, "the page has an element \(tag.name)")
      } else if tag.name == "meta", tag["http-equiv"]?.lowercased() == "refresh" {
        faults.add(.policy, tag, "the page leads to another by itself (http-equiv=refresh)")
      }
    }
  }

  /// The policy forbids by default, knows every style and script on the page by its hash, and allows nothing else
  /// but pictures of the page's own and a style sheet beside it.
  func checkPolicy(_ policy: String, at meta: HTMLTag, _ faults: inout Faults) {
    // Of two directives with the same name, the first counts.
    let all = Self.directives(policy)
    let directives = Dictionary(all) { first, _ in first }
    if directives["default-src"] != ["'none'"] {
      faults.add(.policy, meta, "the policy does not forbid by default")
    }
    // These do not fall back to the default.
    for name in ["base-uri", "form-action"] where directives[name] == nil {
      faults.add(.policy, meta, "the policy says nothing of \(name)")
    }
    for (name, sources) in all where name != "default-src" {
      for source in sources where !Self.isAllowed(source, in: name) {
        faults.add(.policy, meta, "the policy allows \(shortened(source)) as \(shortened(name))")
      }
    }
    for name in ["style", "script"] {
      let sources = Set(directives["\(name)-src"] ?? [])
      for index in elements(name) where !sources.contains("'\(sourceHash(content(after: index)))'")
      {
        faults.add(.policy, tags[index], "the hash of the \(name) is not in the policy")
      }
    }
    if directives["style-src"]?.contains("'self'") != true {
      for index in styleLinks {
        faults.add(.policy, tags[index], "the policy forbids the linked style sheet")
      }
    }
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
