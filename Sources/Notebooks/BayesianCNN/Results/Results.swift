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
  /// Of images of another data set; absent where none is named.
  public var other: OtherResults?
}

extension Results {
  /// What the models were trained and tested on.
  public struct DataSets: Codable, Sendable, Hashable {
    public var mnist: DataSet
    public var corrupted: CorruptedSet
    /// Whose images are asked about as others; absent where none is named.
    public var other: DataSet?
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

extension Results {
  /// What the Bayesian model's averaged prediction says of the other images.
  public struct OtherResults: Codable, Sendable, Hashable {
    /// Means over the images, in bits.
    public var total: Double
    public var aleatoric: Double
    public var epistemic: Double
    /// In what share of pairs of another image and a clean one the other has the greater total uncertainty; ties count half.
    public var auroc: Double
    /// Likewise by the epistemic part.
    public var aurocByEpistemic: Double
  }
}
