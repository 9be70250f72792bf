/// A set of classes for each of N samples, of K classes, with the true classes.
public struct PredictionSets: Sendable {
  /// K, the number of classes.
  public let classes: Int
  /// Whether each class is in the set, [N, K], row by row.
  public let isMember: [Bool]
  /// Classes in the set, for each sample, in 0 ... K.
  public let sizes: [Int]
  /// Whether the true class is in the set, for each sample.
  public let covers: [Bool]

  init(classes: Int, labels: [Int], isMember: [Bool]) {
    (self.classes, self.isMember) = (classes, isMember)
    sizes = labels.indices.map { sample in
      isMember[sample * classes..<(sample + 1) * classes].reduce(0) { $1 ? $0 + 1 : $0 }
    }
    covers = labels.enumerated().map { isMember[$0.offset * classes + $0.element] }
  }

  /// The share of samples whose set contains the true class; NaN if there are no samples.
  public var coverage: Double { covers.share }

  /// The mean number of classes in a set; NaN if there are no samples.
  public var meanSize: Double { Double(sizes.reduce(0, +)) / Double(sizes.count) }

  /// The share of sets with so many classes; NaN if there are no samples.
  public func share(ofSize size: Int) -> Double { sizes.map { $0 == size }.share }
}
