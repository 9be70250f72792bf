/// A piece of the notebook's code, as it ran.
public struct Listing: Sendable, Hashable {
  public var source: String
  /// Line of the notebook's file at which it starts, from 1.
  public var line: Int
  /// Whether the page shows it closed at first.
  public var isFolded: Bool
}
