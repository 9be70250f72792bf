import ArgumentParser
import Notebooks

/// What the parser says of a wrong command line, as this program's one line of error.
struct UsageLine {
  /// The parser's words, of which it gives no other form.
  let message: String

  var failure: Failure { Failure(.usage, line) }

  private var line: String {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
      .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    guard let place = quoted.first else { return "command line: report: \(message)" }
    // Behind an option's name stands what its value is called.
    let option = "option: \(place.prefix { $0 != " " }): found"
    if message.hasPrefix("Unknown option") {
      let hint = quoted.count > 1 ? ", such as \(quoted[1])" : ""
      return "\(option) an unknown option, expected one of those in --help\(hint)"
    }
    if message.hasPrefix("Missing value for") { return "\(option) no value, expected one" }
    if message.hasPrefix("The option"), quoted.count > 1 {
      return "\(option) the value '\(quoted[1])', expected none"
    }
    if message.contains("nexpected argument") {
      return "command line: \(place): found one argument too many, expected those in --help"
    }
    return "command line: \(place): \(message)"
  }
}
