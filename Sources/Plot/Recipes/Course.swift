// How numbers run, in words: for alternative texts.

/// Ends, extremes and trend of a line.
func courseOfLine(_ line: LineMark, _ xLabel: String) -> String {
  let name = line.name.isEmpty ? "a line" : line.name
  let points = zip(line.x, line.y).filter { $0.isFinite && $1.isFinite }
  guard let first = points.first, let last = points.last,
    let low = points.min(by: { $0.1 < $1.1 }), let high = points.max(by: { $0.1 < $1.1 })
  else { return "\(name): no data" }
  let x = xLabel.isEmpty ? "x" : xLabel
  var text = "\(name): \(short(first.1)) at \(x) \(short(first.0))"
  if points.count == 1 { return text }
  text += ", \(trend(points.map(\.1))) to \(short(last.1)) at \(short(last.0))"
  if high.1 > max(first.1, last.1) { text += ", highest \(short(high.1)) at \(short(high.0))" }
  if low.1 < min(first.1, last.1) { text += ", lowest \(short(low.1)) at \(short(low.0))" }
  return text
}

/// Which way values go, if they go only one way.
func trend(_ values: [Double]) -> String {
  let steps = zip(values, values.dropFirst())
  if steps.allSatisfy({ $0 == $1 }) { return "level" }
  if steps.allSatisfy({ $0 <= $1 }) { return "rising" }
  if steps.allSatisfy({ $0 >= $1 }) { return "falling" }
  return "up and down"
}

/// With as many decimals as matter.
func short(_ value: Double) -> String {
  decimal(value, abs(value) >= 100 ? 0 : abs(value) >= 1 ? 2 : 4)
}
