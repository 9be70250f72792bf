/// One thing of the page, in the order in which the notebook put it there, with its place in the notebook.
public enum Block: Sendable, Codable {
  /// Markdown, with the place at which its text begins.
  case prose(Prose, Place)
  case code(Listing)
  /// What a cell printed.
  case output(String, caption: Prose, Place)
  case picture(Picture, Place)
  case table(Table, Place)
  case claim(Claim, Place)
  /// An aside, in the margin where there is room for one.
  case note(Prose, Place)
}

/// A place in a source file.
public struct Place: Sendable, Hashable, Codable, CustomStringConvertible {
  /// As `#fileID` has it: `Coins/Coins.swift`.
  public var file: String
  /// From 1.
  public var line: Int

  /// - Parameters:
  ///   - file: as `#fileID` has it.
  ///   - line: from 1.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// File and line, as compilers print them.
  public var description: String { "\(file):\(line)" }
}

/// A thing that is no block of the page, with its place in the notebook.
package struct Placed<Value: Sendable & Codable>: Sendable, Codable {
  package var value: Value
  package var place: Place
}
