/// The parameters of a notebook, in the order of their declarations.
struct ParameterList: Sendable {
  struct Entry: Sendable {
    /// As in the source: `klWeight`.
    let name: String
    /// As on the command line, without dashes: `kl-weight`.
    var option: String { kebabCase(name) }
    let parameter: any AnyParameter

    /// Whether it has another value than its default.
    var isChanged: Bool { parameter.text != parameter.initialText }

    /// The arguments that set it to a value.
    func arguments(for text: String) -> [String] {
      parameter.kind == .flag
        ? ["--\(text == "true" ? "" : "no-")\(option)"] : ["--\(option)", text]
    }

    /// - Throws: `Failure` (64) for what is no value of it.
    func set(_ text: String, from source: String) throws(Failure) {
      guard parameter.set(text) else {
        throw Failure(
          .usage, "\(source): found '\(text)', expected \(parameter.expectation)")
      }
    }
  }

  let entries: [Entry]

  init(of notebook: some Notebook) {
    entries = Mirror(reflecting: notebook).children.compactMap { child in
      guard let label = child.label, let parameter = child.value as? any AnyParameter else {
        return nil
      }
      return Entry(name: String(label.drop { $0 == "_" }), parameter: parameter)
    }
  }

  /// Sets what the command line gives.
  func set(options: [String: String]) throws(Failure) {
    for entry in entries {
      guard let text = options[entry.option] else { continue }
      try entry.set(text, from: "option: --\(entry.option)")
    }
  }

  /// Those that pages and results may name.
  var told: [Entry] { entries.filter { $0.parameter.kind != .folder } }

  /// The arguments that set what is changed.
  var changes: [String] {
    told.filter(\.isChanged).flatMap { $0.arguments(for: $0.parameter.text) }
  }
}

/// A text as one word of a shell's command line.
func shellWord(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "-_./:,+=@%".utf8.contains(byte)
      }
    }
  return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
