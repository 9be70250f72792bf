/// A claim of a page and whether it holds, as the results of a run have it.
public struct ClaimResult: Codable, Sendable, Hashable {
  /// Unique on the page.
  public var id: String
  /// The sentence as the page shows it, without markup.
  public var text: String
  /// Whether the sentence is true of the run.
  public var holds: Bool
  /// For each seed of the run whether it is true there; nil for a claim that is not about seeds.
  public var seeds: [Bool]?

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - text: the sentence, without markup.
  ///   - holds: whether it is true of the run.
  ///   - seeds: for each seed whether it is true there.
  public init(id: String, text: String, holds: Bool, seeds: [Bool]? = nil) {
    self.id = id
    self.text = text
    self.holds = holds
    self.seeds = seeds
  }
}
