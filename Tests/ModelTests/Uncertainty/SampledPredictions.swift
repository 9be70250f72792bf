import Model

/// Predictions of N samples whose true classes are drawn from the softmax of their logits divided by `temperature`; the logits
/// themselves are what is predicted. No two confidences are equal.
func sampledPredictions(
  _ count: Int, classes: Int = 5, temperature: Double = 1, seed: UInt64 = 0
) throws -> LabelledProbabilities {
  let key = Key(seed: seed)
  let numbers = key.child("logits").uniform(count: count * classes, in: -3..<3)
  let logits = Tensor(shape: [count, classes], scalars: numbers)
  let zeros = [Int](repeating: 0, count: count)
  let truth = try LabelledProbabilities(logits: logits, labels: zeros).tempered(temperature)
  let draws = key.child("labels").uniform(count: count, in: 0..<1)
  let labels = draws.enumerated().map { sample, draw in
    var rest = Double(draw)
    let row = truth.probabilities[sample * classes..<(sample + 1) * classes]
    for (k, p) in row.enumerated() {
      rest -= p
      if rest < 0 { return k }
    }
    return classes - 1
  }
  return try LabelledProbabilities(logits: logits, labels: labels)
}
