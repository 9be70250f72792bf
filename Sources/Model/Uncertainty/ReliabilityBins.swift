/// M bins of equal width over 0...1, and one more for confidences of exactly 1 where the rule has it.
func equalWidthBins(
  _ confidences: [Double], _ isCorrect: [Bool], count: Int, _ rule: ReliabilityDiagram.EdgeRule
) -> [ReliabilityDiagram.Bin] {
  let edges = BinEdges(count: count)
  let size = rule == .leftClosedWithOneApart ? count + 1 : count
  var sums = [BinSums](repeating: BinSums(), count: size)
  var counts = [Int](repeating: 0, count: size)
  for (confidence, isCorrect) in zip(confidences, isCorrect) {
    if let bin = edges.binOfMeans(confidence, rule) { sums[bin].add(confidence, isCorrect) }
    if let bin = edges.binOfCounts(confidence, rule) { counts[bin] += 1 }
  }
  return sums.indices.map {
    sums[$0].bin(from: edges.edge($0), to: edges.edge(min($0 + 1, count)), count: counts[$0])
  }
}

/// M bins of as many samples each, in order of confidence.
func equalMassBins(
  _ confidences: [Double], _ isCorrect: [Bool], count: Int
) -> [ReliabilityDiagram.Bin] {
  precondition(count >= 1, "bins must be at least 1, are \(count)")
  let order = confidences.indices.sorted {
    (confidences[$0], $0) < (confidences[$1], $1)
  }
  let (size, longer) = order.count.quotientAndRemainder(dividingBy: count)
  var next = 0
  return (0..<count).map { bin in
    let places = order[next..<next + size + (bin < longer ? 1 : 0)]
    next = places.endIndex
    var sums = BinSums()
    for place in places { sums.add(confidences[place], isCorrect[place]) }
    return sums.bin(
      from: places.first.map { confidences[$0] } ?? .nan,
      to: places.last.map { confidences[$0] } ?? .nan, count: places.count)
  }
}

/// Edges i/M, and which bin a confidence is in.
private struct BinEdges {
  let count: Int

  init(count: Int) {
    precondition(count >= 1, "bins must be at least 1, are \(count)")
    self.count = count
  }

  func edge(_ index: Int) -> Double { Double(index) / Double(count) }

  func binOfCounts(_ confidence: Double, _ rule: ReliabilityDiagram.EdgeRule) -> Int? {
    switch rule {
    case .rightClosed: return rightClosed(confidence)
    case .leftClosed, .countsLeftMeansRight: return min(leftClosed(confidence), count - 1)
    case .leftClosedWithOneApart: return leftClosed(confidence)
    case .leftClosedWithoutOne:
      let bin = leftClosed(confidence)
      return bin < count ? bin : nil
    }
  }

  func binOfMeans(_ confidence: Double, _ rule: ReliabilityDiagram.EdgeRule) -> Int? {
    rule == .countsLeftMeansRight ? rightClosed(confidence) : binOfCounts(confidence, rule)
  }

  /// The bin [a, b); M for 1. The product is rounded, so that it can be one off at an edge.
  private func leftClosed(_ confidence: Double) -> Int {
    var bin = min(Int(confidence * Double(count)), count)
    if bin < count, confidence >= edge(bin + 1) { bin += 1 }
    if confidence < edge(bin) { bin -= 1 }
    return bin
  }

  /// The bin (a, b], of 0 the first.
  private func rightClosed(_ confidence: Double) -> Int {
    let bin = leftClosed(confidence)
    return bin > 0 && confidence == edge(bin) ? bin - 1 : bin
  }
}

private struct BinSums {
  private var count = 0
  private var correct = 0
  private var confidence = 0.0

  mutating func add(_ confidence: Double, _ isCorrect: Bool) {
    count += 1
    correct += isCorrect ? 1 : 0
    self.confidence += confidence
  }

  func bin(from lower: Double, to upper: Double, count: Int) -> ReliabilityDiagram.Bin {
    ReliabilityDiagram.Bin(
      lower: lower, upper: upper, count: count, confidence: confidence / Double(self.count),
      accuracy: Double(correct) / Double(self.count))
  }
}
