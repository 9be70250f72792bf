/// True answers of a data set, checked, in the shape in which a loss reads them.
enum Targets {
  /// - Parameters:
  ///   - outputShape: of the prediction for one sample.
  ///   - isCategorical: whether the prediction is a distribution over classes.
  static func checked(
    _ y: Tensor, count: Int, _ kind: TargetKind, outputShape: [Int], isCategorical: Bool,
    at place: String
  ) throws(ModelError) -> Tensor {
    _ = try y.checked()
    switch kind {
    case .labels:
      try requireShape(y, [[count], [count, 1]], place)
      try checkLabels(y, classes: outputShape.reduce(1, *), place)
      return y.reshaped([count])
    case .probabilities:
      try requireShape(y, [[count] + outputShape], place)
      try checkProbabilities(y, place)
      return y
    case .numbers:
      let size = outputShape.reduce(1, *)
      let ofOne = [[count], [count, 1]].filter { size == 1 && $0 != [count] + outputShape }
      try requireShape(y, [[count] + outputShape] + ofOne, place)
      try checkFinite(y, place)
      return y.reshaped([count] + outputShape)
    case .any:
      try ModelError.require(
        !y.shape.isEmpty && y.count == count, "targets of the wrong shape", at: place,
        "found \(y.shape), expected [\(count)] or [\(count), ...]")
      if isCategorical && y.shape == [count] + outputShape { try checkProbabilities(y, place) }
      try checkFinite(y, place)
      return y
    }
  }

  private static func requireShape(
    _ y: Tensor, _ shapes: [[Int]], _ place: String
  ) throws(ModelError) {
    try ModelError.require(
      shapes.contains(y.shape), "targets of the wrong shape", at: place,
      "found \(y.shape), expected " + shapes.map { "\($0)" }.joined(separator: " or "))
  }

  private static func checkLabels(
    _ y: Tensor, classes: Int, _ place: String
  ) throws(ModelError) {
    let labels = y.scalars
    let wrong = labels.firstIndex { label in
      !(label >= 0 && label < Float(classes) && label == label.rounded())
    }
    guard let wrong else { return }
    throw ModelError(
      .badData, "label outside the classes", at: "\(place), sample \(wrong)",
      "found \(labels[wrong]), expected a whole number in 0..<\(classes)")
  }

  private static func checkProbabilities(_ y: Tensor, _ place: String) throws(ModelError) {
    let numbers = y.scalars
    guard let wrong = numbers.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) else { return }
    throw ModelError(
      .badData, "target that is no probability",
      at: "\(place), sample \(wrong / max(y.rowSize, 1))",
      "found \(numbers[wrong]), expected a number of at least 0")
  }

  static func checkFinite(_ x: Tensor, _ place: String) throws(ModelError) {
    guard let wrong = x.firstNonFinite else { return }
    throw ModelError(
      .badData, "value that is not finite", at: "\(place), sample \(wrong / max(x.rowSize, 1))",
      "found \(x.scalars[wrong]), expected finite numbers")
  }
}

extension Tensor {
  /// Index of the first scalar that is NaN or infinite.
  var firstNonFinite: Int? {
    if case .codes(let coded) = content {
      guard let bad = coded.table.firstIndex(where: { !$0.isFinite }) else { return nil }
      return coded.codes.firstIndex { Int($0) == bad || !coded.table[Int($0)].isFinite }
    }
    return scalars.withUnsafeBufferPointer { buffer -> Int? in
      // 0 × x is 0 for finite x only; the sum tells it for all without a branch.
      var lanes = SIMD16<Float>.zero
      let whole = buffer.count / 16 * 16
      guard let base = buffer.baseAddress else { return nil }
      for start in stride(from: 0, to: whole, by: 16) {
        lanes += UnsafeRawPointer(base + start).loadUnaligned(as: SIMD16<Float>.self) * 0
      }
      let tail = buffer[whole...].reduce(0) { $0 + $1 * 0 }
      return (lanes.sum() + tail).isNaN ? buffer.firstIndex { !$0.isFinite } : nil
    }
  }
}
