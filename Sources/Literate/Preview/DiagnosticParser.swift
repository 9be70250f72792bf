internal import Foundation

/// Reads what compilers, linkers, the weave and SwiftPM print.
///
/// All of them write `file:line:column: severity: message`, or `severity: message` for what is of no file. Swift's compiler draws
/// the lines of the source below it. Run by llbuild itself, it wraps this into JSON, one object for each step of the work.
package struct DiagnosticParser {
  private let folder: String

  /// - Parameter folder: whose files are named by their path below it; empty for none.
  package init(folder: String) {
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The errors and warnings of an output, each once, in order.
  ///
  /// A tool's word that another tool has failed is left out where that one has said why.
  package func diagnostics(in output: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for line in plain(output).split(separator: "\n", omittingEmptySubsequences: false) {
      if let next = diagnostic(line) {
        diagnostics.append(next)
      } else if let last = diagnostics.last, last.file != nil {
        diagnostics[diagnostics.count - 1] = extended(last, by: line)
      }
    }
    return Self.told(diagnostics)
  }

  private static func told(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let hasPlaces = diagnostics.contains { $0.severity == .error && $0.file != nil }
    var seen: Set<Diagnostic> = []
    return diagnostics.filter { diagnostic in
      guard diagnostic.severity != .note else { return false }
      let isEcho = diagnostic.severity == .error && diagnostic.file == nil && hasPlaces
      return !isEcho && seen.insert(diagnostic).inserted
    }
  }

  private func diagnostic(_ line: Substring) -> Diagnostic? {
    let pattern =
      /(?:(?<file>[^\s:`][^:]*):(?<line>\d+):(?:(?<column>\d+):)? )?(?:fatal )?(?<severity>error|warning|note): (?<message>.+)/
    guard let match = line.wholeMatch(of: pattern)?.output,
      let severity = Diagnostic.Severity(rawValue: String(match.severity))
    else { return nil }
    return Diagnostic(
      severity, String(match.message), file: match.file.map { String($0.trimmingPrefix(folder)) },
      line: match.line.flatMap { Int($0) }, column: match.column.flatMap { Int($0) })
  }

  /// The diagnostic with a line of what the compiler draws below it.
  private func extended(_ diagnostic: Diagnostic, by line: Substring) -> Diagnostic {
    var diagnostic = diagnostic
    // An error in a macro's expansion is at the line that the macro is used in.
    let origin =
      /`- (?<file>[^:]+):(?<line>\d+):(?<column>\d+): note: expanded code originates here/
    if let match = line.wholeMatch(of: origin)?.output {
      diagnostic.file = String(match.file.trimmingPrefix(folder))
      diagnostic.line = Int(match.line)
      diagnostic.column = Int(match.column)
      diagnostic.excerpt = ""
    } else if line.contains(/^ *\d* *[|+]/) {
      diagnostic.excerpt += (diagnostic.excerpt.isEmpty ? "" : "\n") + line
    }
    return diagnostic
  }

  /// The output without its JSON: in the place of each object the text that it carries.
  private func plain(_ output: String) -> String {
    guard output.contains("\n{\n") || output.hasPrefix("{\n") else { return output }
    var text = ""
    var object: String?
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "{" {
        object = "{"
      } else if let open = object {
        object = line == "}" ? nil : open + "\n" + line
        if object == nil { text += (carried(open + "}") ?? "") + "\n" }
      } else if !line.allSatisfy(\.isNumber) || line.isEmpty {
        text += line + "\n"
      }
    }
    return text
  }

  private func carried(_ object: String) -> String? {
    struct Step: Decodable { let output: String? }
    return try? JSONDecoder().decode(Step.self, from: Data(object.utf8)).output
  }
}
