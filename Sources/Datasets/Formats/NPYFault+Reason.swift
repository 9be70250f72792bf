internal import Basics

extension NPYFault {
  /// In the words of data files: what was found, and what was expected.
  var reason: String {
    switch problem {
    case .openString(let quote):
      "found a string without an end, expected \(hexadecimal(quote))"
    case .longString(let count): "found a string of \(count) bytes, expected at most 64"
    case .key(let key): "found key '\(key)', expected descr, fortran_order and shape once"
    case .type where rest.first.map("[({".utf8.contains) == true:
      "found a structured type, expected \(NumberType.npyNames)"
    case .missing(let key): "found the end without a key, expected '\(key)'"
    default: "found \(rest.first.map { hexadecimal($0) } ?? "the end"), expected \(expected)"
    }
  }

  private var expected: String {
    switch problem {
    case .mark(let character): "'\(character)'"
    case .type: "a simple element type"
    case .boolean: "True or False"
    case .axes: "at most \(NPYHeader.limits.axes) axes"
    case .extent:
      rest.isEmpty ? "a length" : "a length of 1 to \(NPYHeader.limits.digits) digits"
    case .comma, .bracket, .separator: "','"
    case .rest: "the end of the header"
    case .string, .openString, .longString, .key, .missing: "a string"
    }
  }
}
