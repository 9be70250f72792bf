/// What a piece of Swift is, as far as a reader's eye needs to know.
package enum SwiftToken: String, Sendable {
  case keyword = "k"
  case type = "t"
  case string = "s"
  case number = "n"
  case comment = "c"
  case function = "f"
  case attribute = "a"
  case plain = ""

  /// The element that marks it in a listing; none for what stays in the colour of the text. Elements with short
  /// names, styled within `code`, weigh a third of spans with classes.
  var element: String? {
    switch self {
    case .keyword: "b"
    case .type: "u"
    case .string: "q"
    case .comment: "i"
    case .number, .function, .attribute, .plain: nil
    }
  }
}

let swiftKeywords: Set<String> = [
  "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
  "consuming", "borrowing", "continue", "default", "defer", "deinit", "didSet", "do", "else",
  "enum", "extension", "fallthrough", "false", "fileprivate", "final", "for", "func", "get",
  "guard", "if", "import", "in", "indirect", "infix", "init", "inout", "internal", "is", "lazy",
  "let", "mutating", "nil", "nonisolated", "open", "operator", "package", "postfix",
  "precedencegroup", "prefix", "private", "protocol", "public", "repeat", "rethrows", "return",
  "self", "Self", "set", "some", "static", "struct", "subscript", "super", "switch", "throw",
  "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet",
]
