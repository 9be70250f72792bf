extension Results {
  /// One model's training and its evaluation on both test sets.
  public struct ModelResults: Codable, Sendable, Hashable {
    /// Number of trainable parameters.
    public var parameters: Int
    public var epochs: [Score]
    public var mnist: Score
    public var corrupted: Score
  }

  /// Loss in nats, accuracy in 0...1.
  public struct Score: Codable, Sendable, Hashable {
    public var loss: Double
    public var accuracy: Double
  }

  /// Entropy of the predictions of one test set, split by whether they are right.
  public struct EntropyResults: Codable, Sendable, Hashable {
    public var correct: Group
    public var incorrect: Group
  }

  /// A group of predictions; an empty one has no mean.
  public struct Group: Codable, Sendable, Hashable {
    public var count: Int
    /// In bits.
    public var mean: Double?
  }
}
