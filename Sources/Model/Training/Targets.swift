/// True answers of a data set, checked.
struct Targets {
  let labels: [Int32]
  /// [N, classes]; nil when every target is one class.
  let distributions: [Float]?

  /// - Parameter sparse: whether targets are labels, [N] or [N, 1], or distributions, [N, classes].
  init(_ tensor: Tensor, count: Int, classes: Int, sparse: Bool, place: String) throws(ModelError) {
    let shapes = sparse ? [[count], [count, 1]] : [[count, classes]]
    try ModelError.require(
      shapes.contains(tensor.shape), "targets of the wrong shape", at: place,
      "found \(tensor.shape), expected " + shapes.map { "\($0)" }.joined(separator: " or "))
    if sparse {
      labels = try Targets.labels(tensor, classes, place)
      distributions = nil
    } else {
      try Targets.checkDistributions(tensor, place)
      labels = tensor.argmax().map { Int32($0) }
      distributions = Targets.isOneHot(tensor) ? nil : tensor.scalars
    }
  }

  private static func labels(
    _ tensor: Tensor, _ classes: Int, _ place: String
  ) throws(ModelError) -> [Int32] {
    let wrong = tensor.scalars.firstIndex { label in
      !(label >= 0 && label < Float(classes) && label == label.rounded())
    }
    if let wrong {
      throw ModelError(
        .badData, "label outside the classes", at: "\(place), sample \(wrong)",
        "found \(tensor.scalars[wrong]), expected a whole number in 0..<\(classes)")
    }
    return tensor.scalars.map { Int32($0) }
  }

  private static func checkDistributions(_ tensor: Tensor, _ place: String) throws(ModelError) {
    if let wrong = tensor.scalars.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw ModelError(
        .badData, "target that is no probability",
        at: "\(place), sample \(wrong / max(tensor.rowSize, 1))",
        "found \(tensor.scalars[wrong]), expected a number of at least 0")
    }
  }

  private static func isOneHot(_ tensor: Tensor) -> Bool {
    (0..<tensor.count).allSatisfy { row in
      let values = tensor.row(row)
      return values.allSatisfy { $0 == 0 || $0 == 1 } && values.count { $0 == 1 } == 1
    }
  }
}
