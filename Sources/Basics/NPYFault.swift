/// Where the dictionary of an NPY header is not as it should be. Each reader says so in its own words.
package struct NPYFault: Error {
  package enum Problem: Sendable {
    /// Another character than this one.
    case mark(String)
    /// No quotation mark where a string, or the name of an element type, begins.
    case string, type
    /// A string that does not end, or is too long.
    case openString(UInt8)
    case longString(Int)
    /// A key that is not one of the three, or stands there again.
    case key(String)
    case boolean
    /// More axes than may be.
    case axes
    /// Not a whole number that is small enough.
    case extent(digits: Int)
    /// No comma behind the first extent; neither a comma nor the bracket behind another one.
    case comma, bracket
    /// Neither a comma nor the brace behind a value.
    case separator
    /// Something behind the dictionary.
    case rest
    /// A key that is not there.
    case missing(String)
  }

  package let problem: Problem
  package let offset: Int
  /// What follows from there.
  package let rest: ArraySlice<UInt8>

  init(_ problem: Problem, at offset: Int, in bytes: ArraySlice<UInt8>) {
    (self.problem, self.offset, rest) = (problem, offset, bytes[offset...])
  }
}
