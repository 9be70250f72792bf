public import Report

/// The numbers of one run that `results.json` has of this notebook: docs/results.md.
public struct Results: Codable, Sendable, Hashable {
  public var data: DataSets
  /// By name: deterministic, probabilistic, bayesian.
  public var models: [String: ModelResults]
  /// One for each weight array of the first seed: whether the deterministic and the probabilistic model share it bit for bit.
  public var identicalWeights: [Bool]
  /// By model, in bits.
  public var entropy: [String: EntropyResults]
  /// By contender, then by test set, then by measure.
  public var comparison: [String: [String: [String: Spread]]]
  public var examples: [Example]
}

extension Results {
  /// What the models were trained and tested on.
  public struct DataSets: Codable, Sendable, Hashable {
    public var clean: DataSet
    public var corrupted: CorruptedSet
    /// Whose images are asked about as others.
    public var others: [DataSet]
  }

  public struct DataSet: Codable, Sendable, Hashable {
    /// Where the images came from: `mnist`, `stand-in`, as the data's own room names it.
    public var source: String
    /// Numbers of images.
    public var train: Int
    public var test: Int
    /// Of the data, in hexadecimal digits.
    public var sha256: String
  }

  public struct CorruptedSet: Codable, Sendable, Hashable {
    public var source: String
    public var corruption: String
    /// 1...5.
    public var severity: Int
    /// Of the corrupted test images and their labels, in hexadecimal digits.
    public var sha256: String
  }
}
