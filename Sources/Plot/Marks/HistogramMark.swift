/// How values spread over bins, as shares of all values.
public struct HistogramMark: Mark {
  public let edges: [Double]
  /// Share of the values in each bin.
  public let shares: [Double]
  public var series: Int

  /// - Parameter edges: of the bins, rising. The last bin holds its upper edge too (`numpy.histogram`).
  public init(_ values: [Double], edges: [Double], series: Int = 0) {
    self.edges = edges
    self.series = series
    var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
    for value in values {
      guard let last = edges.last, let first = edges.first, value >= first, value <= last,
        !counts.isEmpty
      else { continue }
      let index = edges.partitionIndex { $0 > value } - 1
      counts[min(index, counts.count - 1)] += 1
    }
    shares = counts.map { values.isEmpty ? 0 : Double($0) / Double(values.count) }
  }

  public var xRange: ClosedRange<Double>? { extent(edges) }
  public var yRange: ClosedRange<Double>? { extent(shares + [0]) }

  public func shapes(in frame: Frame) -> [Shape] {
    let color = frame.seriesColor(series)
    return shares.indices.filter { shares[$0] > 0 }.map { index in
      let (low, high) = (frame.point(edges[index], 0), frame.point(edges[index + 1], shares[index]))
      // A seam of half a point keeps neighbours apart.
      let bar = Rect(
        x: low.x + 0.25, y: high.y, width: max(0.5, high.x - low.x - 0.5), height: low.y - high.y)
      return .fill(.rect(bar), color)
    }
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
