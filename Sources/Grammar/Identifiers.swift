/// Whether an id can stand in an anchor and in a file's name: letters, digits, `-` and `_`.
package func isIdentifier(_ id: String) -> Bool {
  !id.isEmpty
    && id.allSatisfy { $0 == "-" || $0 == "_" || ($0.isLetter || $0.isNumber) && !$0.isWhitespace }
}
