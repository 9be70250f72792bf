internal import ArgumentParser

/// The parameters of a program's notebooks, as options.
///
/// The parser finds options by reflection, in the stored properties of a type. Parameters are known when the program runs; so
/// this type's mirror says that it has a property for each.
struct ParameterArguments<Program: ReportCommand>: ParsableArguments, CustomReflectable {
  /// What the command line gives, by option.
  private(set) var values: [String: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for (entry, _) in Program.list.parameters {
      let option = entry.option
      if entry.parameter.kind == .flag {
        let flag = try container.decode(Flag<Bool?>.self, forKey: Key(entry.name)).wrappedValue
        values[option] = flag.map(String.init)
      } else {
        values[option] = try container.decode(Option<String?>.self, forKey: Key(entry.name))
          .wrappedValue
      }
    }
  }

  /// The arguments that say the same to another process.
  var arguments: [String] {
    Program.list.parameters.flatMap { entry, _ in
      values[entry.option].map { entry.arguments(for: $0) } ?? []
    }
  }

  var customMirror: Mirror {
    let properties = Program.list.parameters.map { entry, notebooks in
      (label: "_" + entry.name, value: property(entry, of: notebooks))
    }
    return Mirror(self, children: properties.map { ($0.label, $0.value) }, displayStyle: .struct)
  }

  private func property(_ entry: ParameterList.Entry, of notebooks: [String]) -> Any {
    let help = Self.help(entry, of: notebooks)
    if entry.parameter.kind == .flag {
      return Flag<Bool?>(name: .customLong(entry.option), inversion: .prefixedNo, help: help)
    }
    return Option<String?>(
      name: .customLong(entry.option), parsing: .unconditional, help: help,
      completion: Self.completion(entry.parameter.kind))
  }

  private static func help(_ entry: ParameterList.Entry, of notebooks: [String]) -> ArgumentHelp {
    let parameter = entry.parameter
    let isRanged = parameter.kind != .folder && parameter.kind != .text && parameter.kind != .flag
    let facts = [
      isRanged ? parameter.expectation : "",
      parameter.initialText.isEmpty ? "" : "default: \(parameter.initialText)",
      notebooks.count < Program.notebooks.count ? "of \(notebooks.joined(separator: ", "))" : "",
    ].filter { !$0.isEmpty }
    let text = parameter.help + (facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))")
    return ArgumentHelp(stringLiteral: text).named(valueName(parameter.kind))
  }

  private static func valueName(_ kind: ParameterKind) -> String {
    switch kind {
    case .number: "n"
    case .text: "text"
    case .flag: ""
    case .choice: "choice"
    case .folder: "dir"
    }
  }

  private static func completion(_ kind: ParameterKind) -> CompletionKind? {
    switch kind {
    case .choice(let choices): .list(choices)
    case .folder: .directory
    case .number, .text, .flag: nil
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }
}

extension ArgumentHelp {
  fileprivate func named(_ valueName: String) -> ArgumentHelp {
    var help = self
    help.valueName = valueName.isEmpty ? nil : valueName
    return help
  }
}
