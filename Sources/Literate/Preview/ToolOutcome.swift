/// How a tool that reads or runs sources has done.
package enum ToolOutcome: Equatable, Sendable {
  /// With its warnings.
  case succeeded([Diagnostic])
  /// With its errors, at least one.
  case failed([Diagnostic])
}

extension ChildProcess {
  /// Runs a tool and reads its output for diagnostics, whose files are named by their path below the tool's folder.
  ///
  /// - Parameter line: told of each line as it comes.
  /// - Throws: as `run`.
  package func diagnose(
    _ line: @Sendable (String) async -> Void = { _ in }
  ) async throws -> ToolOutcome {
    let output = Output()
    let ending = try await run {
      await output.append($0)
      await line($0)
    }
    let text = await output.text
    let diagnostics = DiagnosticParser(folder: folder ?? "").diagnostics(in: text)
    if ending == .exit(0) { return .succeeded(diagnostics.filter { $0.severity == .warning }) }
    let errors = diagnostics.filter { $0.severity == .error }
    // Where no error names a file, the last lines say more: what a linker lacks, where a program trapped.
    let isExplained = errors.contains { $0.file != nil }
    return .failed(isExplained ? errors : [failure(ending, text, errors.first?.message)])
  }

  private func failure(_ ending: Ending, _ output: String, _ message: String?) -> Diagnostic {
    let name = executable.split(separator: "/").last.map(String.init) ?? executable
    let end =
      switch ending {
      case .exit(let code): "\(name): ended with exit code \(code)"
      case .signal(let number): "\(name): ended by signal \(number)"
      }
    let last = output.split(separator: "\n").suffix(10).joined(separator: "\n")
    return Diagnostic(.error, message ?? end, excerpt: last)
  }
}

/// What a tool has printed; of a very long output the end.
private actor Output {
  private static let limit = 4 << 20
  private(set) var text = ""

  func append(_ line: String) {
    text += line + "\n"
    if text.utf8.count > 2 * Self.limit { text = String(text.suffix(Self.limit)) }
  }
}
