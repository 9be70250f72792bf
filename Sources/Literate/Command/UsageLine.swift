internal import Basics
internal import Grammar

/// What the parser says of a wrong command line, as the program's one line of error.
struct UsageLine {
  /// The parser's words, of which it gives no other form.
  let message: String
  let subcommands: [String]
  let program: String

  var failure: Failure { Failure(.usage, line) }

  private var line: String {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    guard let place = quoted.first else { return "command line: \(program): \(message)" }
    // After an option's name stands what its value is called.
    let option = "option: \(place.prefix { $0 != " " }): found"
    if message.hasPrefix("Unknown option") {
      let hint = quoted.count > 1 ? ", such as \(quoted[1])" : ""
      return "\(option) an unknown option, expected one of those in --help\(hint)"
    }
    if message.hasPrefix("Missing value for") { return "\(option) no value, expected one" }
    if message.hasPrefix("The option"), quoted.count > 1 {
      return "\(option) the value '\(quoted[1])', expected none"
    }
    if message.contains("nexpected argument") { return tooMany(place) }
    if message.hasPrefix("Missing expected argument") {
      return "command line: \(place): found nothing, expected it"
    }
    return "command line: \(place): \(message)"
  }

  /// The first word of all has to be a subcommand.
  private func tooMany(_ word: String) -> String {
    let isFirst = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") } == word
    guard isFirst, !subcommands.contains(word) else {
      return "command line: \(word): found one argument too many, expected those in --help"
    }
    let hint = nearestName(to: word, among: subcommands).map { ", such as \($0)" } ?? ""
    return
      "subcommand: \(word): found an unknown subcommand, expected \(listed(subcommands))\(hint)"
  }
}
