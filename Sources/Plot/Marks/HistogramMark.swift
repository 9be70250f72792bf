/// How values spread over bins, as shares of all values.
public struct HistogramMark: Mark {
  /// Of the bins, one more than there are bins.
  public let edges: [Double]
  /// Share of the values, or of their weights, in each bin.
  public let shares: [Double]
  /// In the legend; empty for none.
  public var name: String
  /// Which colour it has.
  public var series: Int

  /// - Parameters:
  ///   - values: what is counted.
  ///   - edges: of the bins, rising. The last bin holds its upper edge too (`numpy.histogram`).
  ///   - weights: how much each value counts; nil for the same. Shares are of their sum.
  ///   - name: in the legend; empty for none.
  ///   - series: which of the series' colours it has.
  public init(
    _ values: [Double], edges: [Double], weights: [Double]? = nil, name: String = "",
    series: Int = 0
  ) {
    (self.edges, self.name, self.series) = (edges, name, series)
    var sums = [Double](repeating: 0, count: max(0, edges.count - 1))
    var total = 0.0
    for (index, value) in values.enumerated() {
      let weight = weights.map { index < $0.count ? $0[index] : 0 } ?? 1
      guard weight.isFinite, weight >= 0 else { continue }
      total += weight
      guard let last = edges.last, let first = edges.first, value >= first, value <= last,
        !sums.isEmpty
      else { continue }
      let bin = edges.partitionIndex { $0 > value } - 1
      sums[min(bin, sums.count - 1)] += weight
    }
    shares = sums.map { total > 0 ? $0 / total : 0 }
  }

  /// Edges of `bins` equal bins that hold all groups: for panels that are to be compared.
  public static func commonEdges(_ groups: [[Double]], bins: Int) -> [Double] {
    let range = padded(extent(groups.joined()), by: 0)
    let count = max(1, min(bins, 10_000))
    let (low, high) = (range.lowerBound, range.upperBound)
    return (0...count).map { index in
      let share = Double(index) / Double(count)
      return low * (1 - share) + high * share
    }
  }

  public var xRange: ClosedRange<Double>? { extent(edges) }
  public var yRange: ClosedRange<Double>? { extent(shares + [0]) }
  public var legend: LegendEntry? {
    LegendEntry(named: name, key: .patch(opacity: 1), color: .series(series))
  }

  public func anchors(in frame: Frame) -> [Point] {
    shares.indices.map { frame.point((edges[$0] + edges[$0 + 1]) / 2, shares[$0]) }
  }

  public func shapes(in frame: Frame) -> [Shape] {
    var bars = Path()
    for index in shares.indices where shares[index] > 0 {
      let (low, high) = (frame.point(edges[index], 0), frame.point(edges[index + 1], shares[index]))
      guard low.x.isFinite, high.isFinite else { continue }
      // A seam of half a point keeps neighbours apart.
      let bar = Rect(
        x: low.x + 0.25, y: high.y, width: max(0.5, high.x - low.x - 0.5),
        height: frame.floor - high.y)
      if bar.height > 0 { bars.append(.rect(bar)) }
    }
    return [frame.clipped([.fill(bars, frame.theme.color(.series(series)))])]
  }
}

extension Array {
  /// The first index from which on the condition holds, if it holds for all that follow too.
  func partitionIndex(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
