internal import Basics

/// The page's policy: nothing is loaded but its own style and script, known by their hashes, and pictures
/// that it carries itself; where they are linked, style and pictures may lie beside it.
struct ContentSecurityPolicy {
  let style: String
  let script: String
  let figures: FigurePlacement

  var text: String {
    let isLinked = figures == .linked
    return [
      "default-src 'none'", "img-src data:\(isLinked ? " 'self'" : "")",
      "style-src '\(isLinked ? "self" : sourceHash(style))'", "script-src '\(sourceHash(script))'",
      "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}

/// A text's hash as a policy writes it.
package func sourceHash(_ text: String) -> String {
  "sha256-" + base64(sha256(of: [Array(text.utf8)]))
}
