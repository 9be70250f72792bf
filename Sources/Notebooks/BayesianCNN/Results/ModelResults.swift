public import Report

extension Results {
  /// One model's training, and its evaluation on both test sets on each seed.
  public struct ModelResults: Codable, Sendable, Hashable {
    /// Number of trainable parameters.
    public var parameters: Int
    /// Of the first seed.
    public var epochs: [Score]
    public var clean: Scores
    public var corrupted: Scores
  }

  /// Loss in nats, accuracy in 0...1.
  public struct Score: Codable, Sendable, Hashable {
    public var loss: Double
    public var accuracy: Double
  }

  /// The same on each seed.
  public struct Scores: Codable, Sendable, Hashable {
    public var loss: Spread
    public var accuracy: Spread
  }

  /// Entropy of the predictions of both test sets, split by whether they are right.
  public struct EntropyResults: Codable, Sendable, Hashable {
    public var clean: Groups
    public var corrupted: Groups
  }

  /// Right and wrong predictions of one test set.
  public struct Groups: Codable, Sendable, Hashable {
    public var correct: Group
    public var incorrect: Group
  }

  /// A group of predictions on each seed.
  public struct Group: Codable, Sendable, Hashable {
    public var count: Spread
    /// In bits; absent if the group is empty on one of the seeds.
    public var mean: Spread?
  }
}
