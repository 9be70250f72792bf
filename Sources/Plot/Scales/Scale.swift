internal import Basics

/// How values become places along an axis.
public enum Scale: Sendable, Hashable {
  case linear(ClosedRange<Double>)
  /// Of positive values, to base 10.
  case log(ClosedRange<Double>)
  /// Linear between -`threshold` and `threshold`, logarithmic beyond.
  case symlog(ClosedRange<Double>, threshold: Double)
  /// One place for each name, at 0, 1, 2, …
  case categorical([String])

  /// A mark on an axis.
  public struct Tick: Sendable, Hashable {
    /// Where it stands.
    public var value: Double
    /// Subscripts and superscripts as in `10^{-3}`; below the x axis it may have several lines.
    public var label: String

    /// A mark at a value.
    public init(value: Double, label: String) { (self.value, self.label) = (value, label) }
  }

  /// 0 at the start of the axis, 1 at its end.
  public func place(_ value: Double) -> Double {
    switch self {
    case .linear(let range):
      share(value, range.lowerBound, range.upperBound)
    case .log(let range):
      share(
        logarithm10(max(value, 1e-300)), logarithm10(max(range.lowerBound, 1e-300)),
        logarithm10(max(range.upperBound, 1e-300)))
    case .symlog(let range, let threshold):
      share(
        bent(value, threshold), bent(range.lowerBound, threshold), bent(range.upperBound, threshold)
      )
    case .categorical(let names): (value + 0.5) / Double(max(1, names.count))
    }
  }

  private func share(_ value: Double, _ low: Double, _ high: Double) -> Double {
    high > low ? (value - low) / (high - low) : 0.5
  }

  private func bent(_ value: Double, _ threshold: Double) -> Double {
    let ratio = abs(value) / max(threshold, 1e-300)
    let size = ratio <= 1 ? ratio : 1 + logarithm10(ratio)
    return value < 0 ? -size : size
  }

  /// About `count` ticks.
  public func ticks(_ count: Int) -> [Tick] {
    switch self {
    case .linear(let range):
      let values = niceTicks(range, count: count)
      return zip(values, tickLabels(values)).map { Tick(value: $0, label: $1) }
    case .log(let range):
      let powers = powers(range.lowerBound, range.upperBound, count)
      return powers.count < 4 && count >= 2 ? between(powers, range) : powers
    case .symlog(let range, let threshold):
      let high = powers(threshold, max(abs(range.lowerBound), abs(range.upperBound)), count)
      let low = high.map { Tick(value: -$0.value, label: "−" + $0.label) }
      return (low.reversed() + [Tick(value: 0, label: "0")] + high).filter {
        range.contains($0.value)
      }
    case .categorical(let names):
      return stride(from: 0, to: names.count, by: 1 + names.count / Self.mostNames).map {
        Tick(value: Double($0), label: names[$0])
      }
    }
  }

  /// More names than this no axis has room for, and to measure them all takes long.
  private static let mostNames = 2000

  /// Where few powers of ten are on the axis, their doubles and fives too.
  private func between(_ powers: [Tick], _ range: ClosedRange<Double>) -> [Tick] {
    guard range.lowerBound > 0, range.upperBound / range.lowerBound < 1e4 else { return powers }
    let first = Int(logarithm10(range.lowerBound).rounded(.down), in: -400...400)
    let last = Int(logarithm10(range.upperBound).rounded(.down), in: -400...400)
    guard last >= first, (-4...4).contains(first), last <= 5 else { return powers }
    return (first...last).flatMap { exponent in
      [1.0, 2, 5].map { digit in
        let value = digit * power(10, Double(exponent))
        return Tick(value: value, label: FigureText.decimal(value, max(0, -exponent)))
      }
    }.filter { range.contains($0.value) }
  }

  private func powers(_ low: Double, _ high: Double, _ count: Int) -> [Tick] {
    guard low > 0, high >= low, high.isFinite else { return [] }
    let first = Int((logarithm10(low) - 1e-9).rounded(.up), in: -400...400)
    let last = Int((logarithm10(high) + 1e-9).rounded(.down), in: -400...400)
    guard last >= first else { return [] }
    let step = max(1, (last - first) / max(1, count))
    return stride(from: first, through: last, by: step).map { exponent in
      let isShort = (-2...4).contains(exponent)
      let value = power(10, Double(exponent))
      return Tick(
        value: value,
        label: isShort ? FigureText.decimal(value, max(0, -exponent)) : "10^{\(exponent)}")
    }
  }
}

extension Scale {
  /// The values at the ends of the axis.
  public var range: ClosedRange<Double> {
    switch self {
    case .linear(let range), .log(let range), .symlog(let range, _): range
    case .categorical(let names): -0.5...Double(max(1, names.count)) - 0.5
    }
  }

  /// What so many categories need of an axis: half of a place on either side of the first and of the last; nil for none.
  public static func categories(_ count: Int) -> ClosedRange<Double>? {
    count > 0 ? -0.5...Double(count) - 0.5 : nil
  }
}

/// The smallest range that holds all numbers that are finite; nil if there are none.
public func extent(_ values: some Sequence<Double>) -> ClosedRange<Double>? {
  var (low, high) = (Double.infinity, -Double.infinity)
  for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
  return low <= high ? low...high : nil
}

/// A range with room on either side; something to draw in even when all values are the same.
func padded(_ range: ClosedRange<Double>?, by share: Double) -> ClosedRange<Double> {
  guard let range else { return 0...1 }
  let span = range.upperBound - range.lowerBound
  guard span > 0, span.isFinite else {
    let half = max(0.5, abs(range.lowerBound) * 0.1)
    return range.lowerBound - half...range.lowerBound + half
  }
  return range.lowerBound - share * span...range.upperBound + share * span
}
