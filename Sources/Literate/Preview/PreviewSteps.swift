/// What a preview does with a change, from the quickest to the slowest. All that is special to a notebook program is in here.
package struct PreviewSteps: Sendable {
  /// The page of the new sources where no compiler is needed for it: the text of an HTML document; nothing where one is.
  ///
  /// It is given all that has changed since the page on the screen, nothing at all at the start.
  package var quick: @Sendable (SourceChange) async throws -> String?
  /// Builds the program. It is given all that has changed since the last build that succeeded, and tells how far it is.
  package var compile:
    @Sendable (SourceChange, @Sendable (String) async -> Void) async throws -> ToolOutcome
  /// The program that makes the page, and its arguments.
  package var program: ChildProcess
  /// The page that the program has made, when it has ended well.
  package var load: @Sendable () async throws -> String

  package init(
    quick: @escaping @Sendable (SourceChange) async throws -> String?,
    compile:
      @escaping @Sendable (SourceChange, @Sendable (String) async -> Void) async throws ->
      ToolOutcome,
    program: ChildProcess, load: @escaping @Sendable () async throws -> String
  ) {
    self.quick = quick
    self.compile = compile
    self.program = program
    self.load = load
  }
}

/// What a step throws when the sources are at fault; any other error is shown by its description.
package struct PreviewFaults: Error, Equatable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
