/// The numbers of one run that `results.json` has of this notebook: docs/results.md.
public struct Results: Codable, Sendable, Hashable {
  public var data: DataSets
  /// By name: deterministic, probabilistic, bayesian.
  public var models: [String: ModelResults]
  /// One for each weight array: whether the deterministic and the probabilistic model share it bit for bit.
  public var identicalWeights: [Bool]
  /// By model, then by data set (mnist, corrupted), in bits.
  public var entropy: [String: [String: EntropyResults]]
  public var examples: [Example]

  public init(
    data: DataSets, models: [String: ModelResults], identicalWeights: [Bool],
    entropy: [String: [String: EntropyResults]], examples: [Example]
  ) {
    self.data = data
    self.models = models
    self.identicalWeights = identicalWeights
    self.entropy = entropy
    self.examples = examples
  }
}

extension Results {
  /// What the models were trained and tested on.
  public struct DataSets: Codable, Sendable, Hashable {
    public var mnist: DataSet
    public var corrupted: CorruptedSet

    public init(mnist: DataSet, corrupted: CorruptedSet) {
      self.mnist = mnist
      self.corrupted = corrupted
    }
  }

  public struct DataSet: Codable, Sendable, Hashable {
    /// Where the images came from: `mnist`, `stand-in`, as the data's own room names it.
    public var source: String
    /// Numbers of images.
    public var train: Int
    public var test: Int
    /// Of the data, in hexadecimal digits.
    public var sha256: String

    public init(source: String, train: Int, test: Int, sha256: String) {
      self.source = source
      self.train = train
      self.test = test
      self.sha256 = sha256
    }
  }

  public struct CorruptedSet: Codable, Sendable, Hashable {
    public var source: String
    public var corruption: String
    /// 1...5.
    public var severity: Int

    public init(source: String, corruption: String, severity: Int) {
      self.source = source
      self.corruption = corruption
      self.severity = severity
    }
  }
}
