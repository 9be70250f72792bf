/// A fault that the checker found on a built page.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
  /// Which rule it breaks.
  public enum Rule: String, Sendable, CaseIterable {
    case ids, links, alternatives, headings, language, contrast, external, policy, weight, claims,
      tables
    case notebook, markup, numbers, pictures
  }

  /// Which rule it breaks.
  public var rule: Rule
  /// Name in the folder.
  public var file: String
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  /// What is wrong, without its place.
  public var message: String
  /// How many faults it stands for: more than one in the last finding of a rule that is broken too often to tell each.
  public var count = 1

  /// File, line, column and message, as compilers print them.
  public var description: String { "\(file):\(line):\(column): \(message)" }
}
