/// Predicted probabilities of N samples over K classes, with the true classes: of anybody's model, not only of one trained
/// here. Everything is held and added up in double precision.
///
/// N may be 0; then all means are NaN.
public struct LabelledProbabilities: Sendable {
  /// K, the number of classes.
  public let classes: Int
  /// The true class of each sample, in 0 ..< K.
  public let labels: [Int]
  /// [N, K], row by row.
  public let probabilities: [Double]
  /// The most probable class of each sample; the first wins ties (NumPy: `argmax`).
  public let favourites: [Int]
  /// The probability of the most probable class, for each sample.
  public let confidences: [Double]
  /// Whether the most probable class is the true one, for each sample.
  public let isCorrect: [Bool]

  /// Probabilities row by row, [N, K], and N labels. They are taken as they are: rows are not divided by their sum.
  ///
  /// Throws if there is no class, if counts do not fit, for a probability that is not finite or outside of 0...1, for a row whose sum
  /// is further from 1 than `sumTolerance`, and for a label outside of the classes.
  public init(probabilities: [Double], classes: Int, labels: [Int]) throws(ModelError) {
    let rows = ProbabilityRows(numbers: probabilities, classes: classes, labels: labels)
    try rows.checkCounts()
    try rows.checkProbabilities()
    self.init(checked: probabilities, classes: classes, labels: labels)
  }

  /// Probabilities as a tensor of shape [N, K], and N labels; checked as an array of them is.
  public init(_ probabilities: Tensor, labels: some Collection<Int>) throws(ModelError) {
    let (numbers, classes) = try ProbabilityRows.numbers(of: probabilities, "probabilities")
    try self.init(probabilities: numbers, classes: classes, labels: Array(labels))
  }

  /// The softmax of logits, [N, K], and N labels. It is computed in double precision: a probability is 0 only where a logit is more
  /// than 745 below the greatest of its row. (In single precision that happens from 104 on.)
  ///
  /// Throws for logits that are not finite, and as for probabilities if counts or labels do not fit.
  public init(logits: Tensor, labels: some Collection<Int>) throws(ModelError) {
    let (numbers, classes) = try ProbabilityRows.numbers(of: logits, "logits")
    let rows = ProbabilityRows(numbers: numbers, classes: classes, labels: Array(labels))
    try rows.checkCounts()
    try rows.checkFinite("logit")
    self.init(
      checked: softmaxOfRows(numbers, classes: classes), classes: classes, labels: rows.labels)
  }

  private init(checked probabilities: [Double], classes: Int, labels: [Int]) {
    (self.classes, self.labels, self.probabilities) = (classes, labels, probabilities)
    let favourites = labels.indices.map { firstOfGreatest(probabilities, row: $0, of: classes) }
    self.favourites = favourites
    confidences = favourites.enumerated().map { probabilities[$0.offset * classes + $0.element] }
    isCorrect = zip(favourites, labels).map { $0 == $1 }
  }

  /// How far the sum of a row may be from 1: half of single precision's digits, √2⁻²³, as scikit-learn has it. A softmax of a
  /// thousand classes in single precision is some 10⁻⁵ off; percentages with two digits are too coarse.
  public static let sumTolerance = 0x1p-23.squareRoot()

  /// N, the number of samples.
  public var count: Int { labels.count }

  /// Samples by their places, in the given order; a place may come more than once.
  ///
  /// - Precondition: places are in 0 ..< N.
  public func gather(_ rows: some Collection<Int>) -> LabelledProbabilities {
    var gathered: [Double] = []
    gathered.reserveCapacity(rows.count * classes)
    for row in rows {
      precondition(labels.indices.contains(row), "row must be in 0..<\(count), is \(row)")
      gathered += probabilities[row * classes..<(row + 1) * classes]
    }
    return LabelledProbabilities(
      checked: gathered, classes: classes, labels: rows.map { labels[$0] })
  }

  /// The softmax of ln p / T: flatter above 1, sharper below, and what is 0 stays 0. At 1 it is p divided by the sum of its row.
  ///
  /// - Precondition: T is positive and finite.
  public func tempered(_ temperature: Double) -> LabelledProbabilities {
    precondition(
      temperature > 0 && temperature.isFinite,
      "temperature must be positive and finite, is \(temperature)")
    let logits = probabilities.map { Elementary.log($0) / temperature }
    return LabelledProbabilities(
      checked: softmaxOfRows(logits, classes: classes), classes: classes, labels: labels)
  }
}

/// The softmax of each row. Some number of each row is finite; the others may be -infinity.
private func softmaxOfRows(_ logits: [Double], classes: Int) -> [Double] {
  var scalars = logits
  for start in stride(from: 0, to: scalars.count, by: classes) {
    let row = start..<start + classes
    let greatest = row.reduce(-Double.infinity) { max($0, scalars[$1]) }
    var sum = 0.0
    for index in row {
      scalars[index] = Elementary.exp(scalars[index] - greatest)
      sum += scalars[index]
    }
    for index in row { scalars[index] /= sum }
  }
  return scalars
}

private func firstOfGreatest(_ scalars: [Double], row: Int, of classes: Int) -> Int {
  let start = row * classes
  var best = start
  for index in start..<start + classes where scalars[index] > scalars[best] { best = index }
  return best - start
}
