internal import Basics
internal import Foundation
internal import Report

/// A page as the preview serves it: the built page, marked as a preview, with a script that follows the program.
///
/// What `build` writes is never made of this one.
struct PreviewPage: Sendable {
  /// The same for the same page, also in the program's next run.
  let version: String
  /// The document in UTF-8.
  let bytes: [UInt8]

  /// - Parameter html: the text of an HTML document.
  init(_ html: String) {
    let version = String(hexadecimal(sha256(of: [Array(html.utf8)])).prefix(16))
    let style = "\n" + PreviewStyle.text
    let script = "\n" + PreviewScript.text
    let policy = ServedPolicy(style: style, script: script)
    let head = """
      <meta name="preview-version" content="\(version)">
      <link rel="icon" href="data:,">
      <style>\(style)</style>
      <script>\(script)</script>

      """
    self.version = version
    var bytes = Array(policy.replacing(in: html).utf8)
    bytes.insert(head, beforeLast: "</head>")
    bytes.insert(Self.bar, beforeLast: "</body>")
    self.bytes = bytes
  }

  /// What is shown while there is no page yet.
  static let waiting = PreviewPage(
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Preview</title>
    </head>
    <body>
    <main>
    <h1>Preview</h1>
    <p>The page is shown here when it is built for the first time.</p>
    </main>
    </body>
    </html>

    """)

  private static let bar = """
    <aside id="preview" aria-label="Preview">
    <section id="preview-faults" aria-label="Faults" aria-live="polite" tabindex="-1" hidden></section>
    <p id="preview-bar"><b>Preview</b> <span id="preview-activity" role="status">without scripts: load again to see changes</span></p>
    </aside>

    """
}

extension [UInt8] {
  /// Puts a text before the last place of a mark; at the end where there is none.
  fileprivate mutating func insert(_ text: String, beforeLast mark: StaticString) {
    let place = mark.withUTF8Buffer { mark in
      // By bytes: a page is a megabyte, and a search among its characters takes longer than all else.
      indices.dropLast(Swift.max(0, mark.count - 1)).last { self[$0...].starts(with: mark) }
    }
    insert(contentsOf: text.utf8, at: place ?? endIndex)
  }
}
