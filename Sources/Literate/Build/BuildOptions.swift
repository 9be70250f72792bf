internal import Basics
internal import Report

/// What `build` is asked to do.
struct BuildOptions: Sendable {
  /// The notebook's name; nil for the first.
  var notebook: String?
  /// Folder to write, or `-` for standard output.
  var output = "output"
  var seed: UInt64 = 0
  /// How many seeds; nil for as many as the notebook says.
  var seeds: Int?
  /// Nil for all cores.
  var threads: Int?
  /// Folder of templates; nil for those that the program carries.
  var templates: String?
  var renderers: [any Renderer] = Renderers.all
  var figures = FigureForm.inline
  /// Whether a claim that does not hold is an error.
  var isStrict = false
  var isQuiet = false
  /// What the command line says of the notebook's parameters, by option.
  var parameters: [String: String] = [:]
  /// A file that sets parameters; the command line comes after it.
  var parameterFile: String?

  /// Where figures stand: inside the page, beside it, or inside it with an SVG of each beside it.
  enum FigureForm: String, CaseIterable, Sendable {
    case inline, linked, svg

    var placement: FigurePlacement { self == .linked ? .linked : .inline }
  }

  /// - Throws: `Failure` (64) for options that do not go together.
  func check() throws(Failure) {
    for (option, folder) in [("--templates", templates), ("--parameters", parameterFile)]
    where folder == "" {
      throw Failure(
        .usage,
        "option: \(option): found '', expected a \(option == "--templates" ? "folder" : "file")")
    }
    if output.isEmpty {
      throw Failure(.usage, "option: --output: found '', expected a folder or -")
    }
    if output == "-", renderers.count != 1 {
      throw Failure(
        .usage, "option: --output: found - with \(renderers.count) formats, expected one (--to md)")
    }
  }
}

/// Reads what stands behind options.
enum OptionText {
  /// A whole number without a sign.
  static func number(
    _ text: String, _ option: String, in range: ClosedRange<UInt64>
  ) throws(Failure) -> UInt64 {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt64(text),
      range.contains(number)
    else {
      throw Failure(
        .usage,
        "option: \(option): found '\(text)', expected \(range.lowerBound)...\(range.upperBound)")
    }
    return number
  }

  /// Names of renderers with commas between them; they come in the list's order.
  static func renderers(_ list: String) throws(Failure) -> [any Renderer] {
    let names = list.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.trimmingPrefix(while: \.isWhitespace))
    }
    let known = Renderers.all.map(\.name)
    if let stranger = names.first(where: { !known.contains($0) }) {
      throw Failure(.usage, "option: --to: found '\(stranger)', expected \(listed(known))")
    }
    return Renderers.all.filter { names.contains($0.name) }
  }

  /// One of an enumeration's words.
  static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ text: String, _ option: String
  ) throws(Failure) -> Choice {
    guard let choice = Choice(rawValue: text) else {
      throw Failure(
        .usage,
        "option: \(option): found '\(text)', expected \(listed(Choice.allCases.map(\.rawValue)))")
    }
    return choice
  }
}
