extension Results {
  /// One image that the page shows, and what a model says of it; classes in order, K values each.
  public struct Example: Codable, Sendable, Hashable {
    /// Why it was chosen: "certain", "hard", ….
    public var role: String
    /// clean or corrupted.
    public var set: String
    /// Index in the test set, from 0.
    public var index: Int
    /// The true class.
    public var label: Int
    public var model: String
    /// 2.5th percentile of the class probabilities over the draws.
    public var lower: [Double]
    /// 97.5th percentile.
    public var upper: [Double]
    public var mean: [Double]
    /// How many of the draws favour each class; absent for a model without draws.
    public var favourites: [Int]?
  }
}
