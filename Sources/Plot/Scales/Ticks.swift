internal import Basics

// Where ticks stand
//
// Of all sequences q·10^k·j that could label an axis, the one with the best score is taken: the step
// should be a simple number (simplicity), the labels should cover the data and not much more (coverage),
// and there should be about as many as asked for (density). The search and the weights are those of
// Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes",
// IEEE TVCG 16(6), 2010, without the legibility term, and without their steps of 3 and 4, which nobody
// counts in.

/// Evenly spaced values for the ticks of an axis, inside of `range`.
func niceTicks(_ range: ClosedRange<Double>, count: Int) -> [Double] {
  let span = range.upperBound - range.lowerBound
  guard span > 0, span.isFinite, count >= 2 else { return [range.lowerBound] }
  var best: (score: Double, ticks: [Double]) = (-.infinity, [range.lowerBound, range.upperBound])
  let magnitude = logarithm10(span / Double(count)).rounded(.down)
  for (index, q) in [1.0, 5, 2, 2.5].enumerated() {
    for exponent in [magnitude - 1, magnitude, magnitude + 1] {
      let step = q * power(10, exponent)
      guard span / step < 100 else { continue }
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      guard last >= first + 1 else { continue }
      // At most as many as the span has steps, and one or two more for rounding.
      let ticks = (0...Int(last - first, in: 0...200)).map { (first + Double($0)) * step }
      let hasZero = first <= 0 && last >= 0
      let simplicity = 1 - Double(index) / 5 + (hasZero ? 1 : 0)
      let (low, high) = (
        (first * step - range.lowerBound) / span, (range.upperBound - last * step) / span
      )
      let coverage = 1 - 0.5 * (low * low + high * high) / 0.01
      let density =
        2 - max(Double(ticks.count) / Double(count), Double(count) / Double(ticks.count))
      let score = 0.25 * simplicity + 0.2 * coverage + 0.5 * density
      if score > best.score { best = (score, ticks) }
    }
  }
  return best.ticks
}

/// Labels with as many decimals as tell neighbours apart, and a proper minus sign.
func tickLabels(_ ticks: [Double]) -> [String] {
  let step = ticks.count > 1 ? ticks[1] - ticks[0] : abs(ticks.first ?? 1)
  let decimals = (0...9).first { places in
    let factor = power(10, Double(places))
    return abs((step * factor).rounded() - step * factor) < 1e-6 * step * factor
  }
  return ticks.map { FigureText.decimal($0, decimals ?? 3) }
}
