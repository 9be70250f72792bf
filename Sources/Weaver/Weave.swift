import Grammar

/// Weaves a notebook: the same code, with its own listings and prose handed to the page.
///
/// The author's lines keep their numbers wherever what is put in finds room, so that the excerpts below a
/// compiler's errors have the author's numbers too. Where it finds none, a `#sourceLocation` sees to it that `#line`,
/// diagnostics and debuggers speak of the author's lines all the same.
///
/// - Parameters:
///   - text: the notebook's text.
///   - path: the notebook's path, as diagnostics shall name it.
///   - others: the other files of its target, notebooks or not: what they put on the page can be referred to.
/// - Returns: the Swift source to compile in the notebook's place. It also declares `NAMESource`, the text.
/// - Throws: `WeaveError` with all that is wrong.
public func weave(
  _ text: String, path: String, with others: [(path: String, text: String)] = []
) throws -> String {
  let notebook = NotebookFile(SourceText(text, path: path))
  try notebook.check(with: others.map { NotebookFile(SourceText($0.text, path: $0.path)) })
  var woven = Woven(notebook)
  woven.weave()
  return woven.text
}

extension NotebookFile {
  /// Holds it against all rules.
  ///
  /// - Parameter others: the other files of its target, to which it may refer.
  /// - Throws: `WeaveError` with all that is wrong.
  public func check(with others: [NotebookFile]) throws {
    let diagnostics =
      misplacements + unclosedInterpolations() + bareNumbers() + faultyFormulas()
      + ReferenceRule(self, with: others).diagnostics()
    guard diagnostics.isEmpty else { throw WeaveError(diagnostics) }
  }
}
