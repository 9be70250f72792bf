import Grammar

extension NotebookFile {
  /// A string literal of the code that a reader sees as prose: the sentence of a claim, a caption, a note or a banner.
  ///
  /// Only a literal that stands where it is handed over is found. A text that is put together elsewhere is the
  /// author's to keep free of numbers.
  struct CodeProse: Equatable {
    let role: ProseRole
    let literal: StringLiteral

    /// All of a file, in order.
    ///
    /// - Parameter pages: the names that a page has in the file's functions.
    static func all(in tokens: [CodeToken], pages: Set<String>) -> [CodeProse] {
      let found = Call.all(in: tokens).flatMap { call -> [CodeProse] in
        let isOfPage = call.receiver.map(pages.contains) ?? false
        let role = isOfPage ? ProseRole(rawValue: call.name) : nil
        let text: Call.Argument? =
          switch role {
          case .claim: call.arguments.dropFirst().first
          case .note, .banner: call.arguments.first
          case .caption, nil: nil
          }
        let handed = [(role, text), (.caption, call.argument("caption"))]
        return handed.compactMap { role, argument in
          guard let role, let literal = argument?.literal else { return nil }
          return CodeProse(role: role, literal: literal)
        }
      }
      return found.sorted { $0.literal.range.lowerBound < $1.literal.range.lowerBound }
    }
  }

  /// What a text of the code is on the page.
  public enum ProseRole: String, Sendable { case claim, caption, note, banner }
}
