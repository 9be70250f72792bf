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

  /// Its text in a listing. Only elements that have no look of their own mark it, for where there is no style
  /// sheet: quotation marks of a `q`, or the stars that a reader writes for a `b`, are no code that ran. The
  /// kinds that come most often have the shortest marks; a string is set apart from what stands around it
  /// (`bdi`), since it may run from right to left.
  func marked(_ text: HTML) -> HTML {
    switch self {
    case .keyword: .element("span", [], text)
    case .string: .element("bdi", [], text)
    case .type: HTML("<span class=t>") + text + HTML("</span>")
    case .comment: HTML("<span class=c>") + text + HTML("</span>")
    case .number, .function, .attribute, .plain: text
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
