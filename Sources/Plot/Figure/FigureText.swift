internal import Basics

/// How a figure writes numbers, and tells them in words: for labels, tables and alternative texts.
public enum FigureText {
  /// A number with a fixed count of decimals, the same in every locale; a dash for what is none.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - places: how many decimals, 0...15, or the nearer end.
  public static func decimal(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }
    let places = min(max(0, places), 15)
    let factor = power(10, Double(places))
    let scaled = (abs(value) * factor).rounded()
    guard scaled < 1e15 else {
      // Not zero, for it has digits; so its logarithm is finite.
      let exponent = Int(logarithm10(abs(value)).rounded(.down), in: -400...400)
      let mantissa = decimal(abs(value) / power(10, Double(exponent)), 1)
      return "\(value < 0 ? "−" : "")\(mantissa)·10^{\(exponent)}"
    }
    let digits = Int(scaled)
    let sign = value < 0 && digits != 0 ? "−" : ""
    guard places > 0 else { return "\(sign)\(digits)" }
    let whole = digits / Int(factor)
    let fraction = String(digits % Int(factor))
    return "\(sign)\(whole).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
  }

  /// A number with as many decimals as matter in a sentence.
  public static func short(_ value: Double) -> String {
    decimal(value, abs(value) >= 100 ? 0 : abs(value) >= 1 ? 2 : 4)
  }

  /// A count, in groups of three digits, with what is counted.
  public static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  /// Which way values go: "level", "rising", "falling", or "up and down".
  public static func trend(_ values: [Double]) -> String {
    let steps = zip(values, values.dropFirst())
    if steps.allSatisfy({ $0 == $1 }) { return "level" }
    if steps.allSatisfy({ $0 <= $1 }) { return "rising" }
    if steps.allSatisfy({ $0 >= $1 }) { return "falling" }
    return "up and down"
  }

  /// Ends, extremes and trend of a line: "loss: 3.00 at epoch 1, falling to 1.00 at 9".
  public static func course(of line: LineMark, xLabel: String = "") -> String {
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
}
