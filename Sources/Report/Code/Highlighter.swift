/// Swift as HTML: an element around each token that has a colour.
package func highlighted(_ source: String) -> HTML {
  HTML(joining: swiftTokens(source).map { token, text in token.marked(HTML(content: text)) })
}

extension Listing {
  /// The names of the functions and types that it declares without indentation, to know it by when it is closed.
  package var declarations: [String] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      guard let first = words.first, line.first?.isWhitespace == false,
        ["func", "struct", "enum", "extension"].contains(first)
      else { return nil }
      return words.dropFirst().first.map(String.init)
    }
  }
}
