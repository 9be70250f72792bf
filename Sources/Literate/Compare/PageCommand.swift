internal import Foundation
internal import Report

/// The command that makes a page again, as the page's panel says it.
struct PageCommand: Equatable {
  /// Variables that it needs, such as `REPORT_KERNELS=avx2`.
  let variables: [(name: String, value: String)]
  /// Arguments of `build`, without folders: those are the reader's own, and stand as words in capitals.
  let arguments: [String]

  static func == (a: PageCommand, b: PageCommand) -> Bool {
    a.arguments == b.arguments
      && a.variables.map { "\($0.name)=\($0.value)" }
        == b.variables.map { "\($0.name)=\($0.value)" }
  }

  /// Reads it off the files of a build.
  ///
  /// - Throws: `Failure` (65) if none of them says it.
  init(of folder: String, files: [String]) throws(Failure) {
    for file in Renderers.all.map(\.fileName) where files.contains(file) {
      if let bytes = try? builtFile("\(folder)/\(file)", for: "verify"),
        let command = Self.command(in: String(decoding: bytes, as: UTF8.self))
      {
        self = command
        return
      }
    }
    throw Failure(
      .badData, "verify: \(folder): found no page that says how it was made, expected its panel")
  }

  /// The command in the text of a page, whatever its format.
  static func command(in text: String) -> PageCommand? {
    guard let place = text.ranges(of: "Made again by").last else { return nil }
    let rest = text[place.upperBound...]
    let start = /<code>|`+ ?/
    guard let mark = rest.firstMatch(of: start) else { return nil }
    let isHTML = mark.output == "<code>"
    let end = isHTML ? "</code>" : "`"
    guard let close = rest[mark.range.upperBound...].firstRange(of: end) else { return nil }
    let line = String(rest[mark.range.upperBound..<close.lowerBound])
    let isJSON = text.first == "{"
    return PageCommand(
      words: shellWords(isHTML ? withoutEntities(line) : isJSON ? withoutEscapes(line) : line))
  }

  /// Nothing for words that are no call of `build`.
  private init?(words: [String]) {
    let variables = words.prefix { $0.contains("=") && $0.first?.isUppercase == true }
    let rest = words.dropFirst(variables.count)
    guard rest.dropFirst().first == "build" else { return nil }
    self.variables = variables.map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), String(parts[1]))
    }
    arguments = Self.withoutFolders(Array(rest.dropFirst(2)))
  }

  /// `--data DATA` stands for a folder of the reader's.
  private static func withoutFolders(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      if let option = result.last, option == "--" + word.lowercased(), word == word.uppercased() {
        result.removeLast()
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// Of a string in JSON.
  private static func withoutEscapes(_ text: String) -> String {
    text.replacing(/\\(["\\])/) { $0.1 }
  }

  private static func withoutEntities(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}

/// The words of a line as a shell reads it, as far as `shellWord` writes it: single quotes, and a quote behind a backslash.
func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var isQuoted = false
  var isEscaped = false
  for character in line {
    if isEscaped {
      word = (word ?? "") + String(character)
      isEscaped = false
    } else if character == "'" {
      isQuoted.toggle()
      word = word ?? ""
    } else if character == "\\", !isQuoted {
      isEscaped = true
    } else if character == " ", !isQuoted {
      if let word { words.append(word) }
      word = nil
    } else {
      word = (word ?? "") + String(character)
    }
  }
  return words + [word].compactMap(\.self)
}
