/// Numbers that are to be probabilities or logits, [N, K], before they are known to be.
struct ProbabilityRows {
  let numbers: [Double]
  let classes: Int
  let labels: [Int]
  private static let place = "labelled probabilities"

  /// The numbers of a tensor of shape [N, K], and K.
  static func numbers(of tensor: Tensor, _ name: String) throws(ModelError) -> ([Double], Int) {
    let tensor = try tensor.checked()
    guard tensor.shape.count == 2 else {
      throw ModelError(
        .configuration, "\(name) of the wrong rank", at: place,
        "found shape \(tensor.shape), expected [N, K]")
    }
    return (tensor.scalars.map { Double($0) }, tensor.shape[1])
  }

  /// Throws unless there is a class, a row for each label, and each label is a class.
  func checkCounts() throws(ModelError) {
    try ModelError.require(
      classes >= 1, "no class", at: Self.place, "found \(classes) classes, expected at least 1")
    let (expected, isTooMany) = labels.count.multipliedReportingOverflow(by: classes)
    try ModelError.require(
      !isTooMany && numbers.count == expected, "counts that do not fit", at: Self.place,
      "found \(numbers.count) numbers, expected \(classes) for each of \(labels.count) labels")
    if let wrong = labels.firstIndex(where: { !(0..<classes).contains($0) }) {
      throw ModelError(
        .badData, "label outside the classes", at: "\(Self.place), sample \(wrong)",
        "found \(labels[wrong]), expected 0 ... \(classes - 1)")
    }
  }

  /// Throws for the first number that is not finite, which the error calls by `name`.
  func checkFinite(_ name: String) throws(ModelError) {
    guard let wrong = numbers.firstIndex(where: { !$0.isFinite }) else { return }
    throw ModelError(
      .badData, "\(name) that is not finite", at: location(wrong),
      "found \(numbers[wrong]), expected a finite number")
  }

  /// Throws for the first probability outside of 0...1, and for the first row that does not add up to 1.
  func checkProbabilities() throws(ModelError) {
    try checkFinite("probability")
    if let wrong = numbers.firstIndex(where: { !(0...1).contains($0) }) {
      throw ModelError(
        .badData, "number that is no probability", at: location(wrong),
        "found \(numbers[wrong]), expected 0 ... 1")
    }
    for sample in labels.indices {
      let sum = numbers[sample * classes..<(sample + 1) * classes].reduce(0, +)
      guard abs(sum - 1) > LabelledProbabilities.sumTolerance else { continue }
      throw ModelError(
        .badData, "probabilities that do not add up to 1",
        at: "\(Self.place), sample \(sample)", "found the sum \(sum), expected 1")
    }
  }

  private func location(_ index: Int) -> String {
    "\(Self.place), sample \(index / classes), class \(index % classes)"
  }
}
