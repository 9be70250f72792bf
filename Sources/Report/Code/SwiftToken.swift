/// What a piece of Swift is, as far as a reader's eye needs to know; the raw value is its class in CSS.
package enum SwiftToken: String, Sendable {
  case keyword = "k"
  case type = "t"
  case string = "s"
  case number = "n"
  case comment = "c"
  case function = "f"
  case attribute = "a"
  case plain = ""
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
