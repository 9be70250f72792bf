extension Results {
  /// One model's training and its evaluation on both test sets.
  public struct ModelResults: Codable, Sendable, Hashable {
    /// Number of trainable parameters.
    public var parameters: Int
    public var epochs: [Score]
    public var mnist: Score
    public var corrupted: Score

    public init(parameters: Int, epochs: [Score], mnist: Score, corrupted: Score) {
      self.parameters = parameters
      self.epochs = epochs
      self.mnist = mnist
      self.corrupted = corrupted
    }
  }

  /// Loss in nats, accuracy in 0...1.
  public struct Score: Codable, Sendable, Hashable {
    public var loss: Double
    public var accuracy: Double

    public init(loss: Double, accuracy: Double) {
      self.loss = loss
      self.accuracy = accuracy
    }
  }

  /// Entropy of the predictions of one test set, split by whether they are right.
  public struct EntropyResults: Codable, Sendable, Hashable {
    public var correct: Group
    public var incorrect: Group

    public init(correct: Group, incorrect: Group) {
      self.correct = correct
      self.incorrect = incorrect
    }
  }

  /// A group of predictions; an empty one has no mean.
  public struct Group: Codable, Sendable, Hashable {
    public var count: Int
    /// In bits.
    public var mean: Double?

    public init(count: Int, mean: Double?) {
      self.count = count
      self.mean = mean
    }
  }
}
