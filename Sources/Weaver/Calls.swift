import Grammar

/// A call in the code of a notebook.
struct Call {
  /// An argument, with its label if it has one.
  struct Argument {
    let label: String?
    let tokens: [CodeToken]

    /// The literal that it starts with.
    var literal: StringLiteral? { tokens.first?.literal }
    /// The literal that is all of it.
    var onlyLiteral: StringLiteral? { tokens.count == 1 ? literal : nil }
  }

  /// The name before its parenthesis.
  let name: String
  /// The name before the dot, for a method of a variable.
  let receiver: String?
  let arguments: [Argument]

  /// The first argument with a label.
  func argument(_ label: String) -> Argument? { arguments.first { $0.label == label } }

  /// All calls, those in arguments of others included, in the order of their names.
  static func all(in tokens: [CodeToken]) -> [Call] {
    tokens.indices.dropLast().compactMap { index in
      guard let name = tokens[index].word, tokens[index + 1].isMark("(") else { return nil }
      let isMember = index >= 2 && tokens[index - 1].isMark(".")
      return Call(
        name: name, receiver: isMember ? tokens[index - 2].word : nil,
        arguments: arguments(of: tokens[(index + 2)...]))
    }
  }

  /// The arguments that tokens begin with, up to the parenthesis that closes them or the end.
  static func arguments(of tokens: some Sequence<CodeToken>) -> [Argument] {
    var arguments: [Argument] = []
    var current: [CodeToken] = []
    var depth = 1
    for token in tokens {
      if case .mark(let mark) = token.kind {
        depth += "([{".contains(mark) ? 1 : ")]}".contains(mark) ? -1 : 0
      }
      if depth == 0 || depth == 1 && token.isMark(",") {
        if !current.isEmpty { arguments.append(argument(current)) }
        current = []
      } else {
        current.append(token)
      }
      if depth == 0 { return arguments }
    }
    return current.isEmpty ? arguments : arguments + [argument(current)]
  }

  private static func argument(_ tokens: [CodeToken]) -> Argument {
    guard tokens.count > 2, let label = tokens[0].word, tokens[1].isMark(":") else {
      return Argument(label: nil, tokens: tokens)
    }
    return Argument(label: label, tokens: Array(tokens.dropFirst(2)))
  }
}
