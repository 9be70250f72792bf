internal import Report

/// Opens a page's content security policy for the preview's own style and script, and for nothing else.
///
/// The built page says by hash which style and script may run. The served one says the same, and in addition the hashes of the
/// preview's and that its script may speak with its own server. A page without a policy (a template of somebody's own) stays
/// without.
package struct ServedPolicy {
  /// The content of the preview's style element.
  package let style: String
  /// The content of the preview's script element.
  package let script: String

  package init(style: String, script: String) {
    self.style = style
    self.script = script
  }

  /// The page with the policy of its first `<meta>` replaced.
  package func replacing(in html: String) -> String {
    let meta =
      /<meta\s+http-equiv="Content-Security-Policy"\s+content="(?<policy>[^"]*)"\s*\/?>/
      .ignoresCase()
    guard let match = html.firstMatch(of: meta) else { return html }
    let policy = match.output.policy
    return html[..<policy.startIndex] + opened(String(policy)) + html[policy.endIndex...]
  }

  /// A policy's text with the preview allowed.
  package func opened(_ policy: String) -> String {
    var directives = policy.replacing("&#39;", with: "'").split(separator: ";").map {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    allow("'\(sourceHash(style))'", for: "style-src", in: &directives)
    allow("'\(sourceHash(script))'", for: "script-src", in: &directives)
    allow("'self'", for: "connect-src", in: &directives)
    return directives.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
      .joined(separator: "; ")
  }

  private func allow(_ source: String, for name: String, in directives: inout [[String]]) {
    guard let index = directives.firstIndex(where: { $0.first?.lowercased() == name }) else {
      directives.append([name, source])
      return
    }
    // 'none' beside another source says nothing but a warning.
    directives[index].removeAll { $0 == "'none'" || $0 == source }
    directives[index].append(source)
  }
}
