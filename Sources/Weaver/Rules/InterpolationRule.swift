/// The rule that what opens in prose is closed: interpolations.
extension NotebookFile {
  /// Each interpolation of a `//:` line that its prose does not close.
  func unclosedInterpolations() -> [WeaveDiagnostic] {
    cells.filter { $0.kind == .prose }.compactMap { proseParts(of: $0).unclosed }.map {
      source.diagnostic(
        at: $0,
        "this interpolation is never closed; write its )"
      )
    }
  }
}
