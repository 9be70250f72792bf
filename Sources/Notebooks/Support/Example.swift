import Report

/// An image of a test set that the page shows, and why.
struct Example {
  let role: String
  /// mnist or corrupted, as in results.json.
  let set: String
  let index: Int
}

extension Results.Example {
  /// What a model says of an example; without an interval, lower and upper are the mean.
  init(
    _ example: Example, label: Int, model: String, mean: [Float], lower: [Float]? = nil,
    upper: [Float]? = nil
  ) {
    self.init(
      role: example.role, set: example.set, index: example.index, label: label, model: model,
      lower: (lower ?? mean).map(Double.init), upper: (upper ?? mean).map(Double.init),
      mean: mean.map(Double.init))
  }

  /// Of the true class.
  var trueMean: Double { mean[label] }
  var trueLower: Double { lower[label] }
  var trueUpper: Double { upper[label] }

  /// The probability of the class that the model favours.
  var topMean: Double { mean.max() ?? 0 }

  /// How far the widest interval of a class reaches.
  var widestInterval: Double { zip(lower, upper).map { $1 - $0 }.max() ?? 0 }
}
