extension Axes {
  /// The size of the labels of the x axis: of names a little smaller where all of them have room only so, since names,
  /// unlike numbers, cannot be guessed from their neighbours.
  func xNumberSize(_ width: Double, _ text: TextLayout) -> Double {
    let ticks = visibleXTicks(width)
    guard case .categorical = xScale, ticks.contains(where: { Double($0.label) == nil }) else {
      return FontSize.tick
    }
    let sizes = [FontSize.tick, FontSize.tick - 1, FontSize.tick - 2]
    return sizes.first { size in
      let labels = TickLabels(ticks, size: size, text)
      return labels.kept(along: width, xScale, labels.width).count == ticks.count
    } ?? FontSize.tick
  }
}

/// The numbers along an axis, so many of them that none touches another.
struct TickLabels {
  private let ticks: [Scale.Tick]
  private let size: Double
  private let text: TextLayout

  init(_ ticks: [Scale.Tick], size: Double, _ text: TextLayout) {
    (self.ticks, self.size, self.text) = (ticks, size, text)
  }

  /// Lengths of a label along the two axes, in points.
  var width: (Scale.Tick) -> Double { { text.width(lines: $0.label, size: size) } }
  // Digits are lower than a line.
  var height: (Scale.Tick) -> Double { { _ in 0.9 * size } }

  /// All ticks, or every second, or every third, …: the most that leave a gap between labels. Zero is among them.
  func kept(
    along length: Double, _ scale: Scale, _ extent: (Scale.Tick) -> Double
  ) -> [Scale.Tick] {
    let places = ticks.map { scale.place($0.value) * length }
    let halves = ticks.map { extent($0) / 2 }
    let every = (1...max(1, ticks.count)).first { step in
      let kept = indices(every: step)
      return zip(kept, kept.dropFirst()).allSatisfy { a, b in
        let distance: Double = abs(places[b] - places[a])
        return distance >= halves[a] + halves[b] + 3
      }
    }
    return indices(every: every ?? 1).map { ticks[$0] }
  }

  private func indices(every step: Int) -> [Int] {
    let zero = ticks.firstIndex { $0.value == 0 } ?? 0
    return Array(stride(from: zero % step, to: ticks.count, by: step))
  }
}
