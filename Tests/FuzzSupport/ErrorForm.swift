internal import Basics
internal import Grammar
internal import Report
internal import Weaver

extension Error {
  /// What is wrong with the form of an error; nil if a reader of data or prose may throw it.
  ///
  /// Each fault that it speaks of is a line, and nothing in it is obeyed by a terminal.
  var formFault: String? {
    switch self {
    case let error as WeaveError:
      return Self.fault(of: error.diagnostics.map(\.message), error.description)
    case let error as PageFaults: return Self.fault(of: error.faults.map(\.description))
    // What is said of it on the page is in other errors.
    case let error as TeXError: return error.reason.isEmpty ? "an error without a word" : nil
    case let error as any CodedError:
      let text = error.description
      return Self.fault(of: [text]) ?? (text.utf8.count > 2_000 ? Self.long(text) : nil)
    default: return "an error of another kind: \(printable("\(self)"))"
    }
  }

  private static func fault(of lines: [String], _ whole: String = "") -> String? {
    if lines.isEmpty { return "an error without a word" }
    if let line = lines.first(where: { $0.isObeyed || $0.contains(where: \.isNewline) }) {
      return "an error that is not one printable line: \(printable(line))"
    }
    return whole.isObeyed ? "an error that a terminal obeys: \(printable(whole))" : nil
  }

  /// What an author wrote may be as long as it was; what a file holds is not to be poured out.
  private static func long(_ text: String) -> String {
    "an error of \(text.utf8.count) bytes: \(printable(String(text.prefix(100))))…"
  }
}

extension String {
  /// Whether something in it moves a terminal's cursor, or turns the direction of text.
  fileprivate var isObeyed: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }
}
