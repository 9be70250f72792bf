extension NumberFormat {
  /// The number as a reader sees it, with its unit. A share that is neither nothing nor all is not rounded to 0% or
  /// 100%: it reads "less than 0.1%" or "more than 99.9%".
  public func text(_ value: Double) -> String {
    if value.isNaN { return Self.nothing }
    guard isShare, case .decimals(let places) = places, 0 < value, value < 1 else {
      return number(value) + unit
    }
    let rounded = DecimalDigits(value).shifted(by: scale).rounded(toPlace: -places)
    let step = DecimalDigits(1).shifted(by: -places)
    if rounded.digits.isEmpty { return "less than \(step.text(decimals: places))\(unit)" }
    guard rounded == DecimalDigits(1).shifted(by: scale) else { return number(value) + unit }
    let nines = String(repeating: "9", count: places)
    return "more than 99\(places > 0 ? "." : "")\(nines)\(unit)"
  }

  /// What stands for the mean of a group that is empty, say.
  private static let nothing = "none"

  private var isShare: Bool { unit == "%" }

  /// A difference of two numbers of this format, with its sign and its own unit.
  public func difference(_ value: Double) -> String {
    if value.isNaN { return Self.nothing }
    return (value > 0 ? "+" : "") + number(value) + differenceUnit
  }

  /// A value and its spread, in the same places and with one unit: `97.3 ± 0.4%`. A share that is neither nothing nor
  /// all has as many places more as it takes to tell it from that: `99.998 ± 0.002%`.
  public func text(_ value: Double, spread: Double) -> String {
    if value.isNaN || spread.isNaN { return text(value) }
    let format = tellingFromAll(value)
    return "\(format.number(value)) ± \(format.number(spread))\(unit)"
  }

  private func tellingFromAll(_ value: Double) -> NumberFormat {
    guard isShare, 0 < value, value < 1 else { return self }
    let formats = (0..<12).map { withMorePlaces($0) }
    return formats.first { format in
      ![0, 1].map(format.number).contains(format.number(value))
    } ?? self
  }

  /// The number without its unit.
  package func number(_ value: Double) -> String {
    if value.isNaN { return Self.nothing }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    let exact = DecimalDigits(value).shifted(by: scale)
    switch places {
    case .decimals(let count): return signed(exact.rounded(toPlace: -count), decimals: count)
    case .significant(let count): return significant(exact, count)
    }
  }

  private func signed(_ number: DecimalDigits, decimals: Int) -> String {
    (number.isNegative ? "−" : "") + number.text(decimals: decimals)
  }

  private func significant(_ exact: DecimalDigits, _ count: Int) -> String {
    if exact.digits.isEmpty { return "0" }
    let number = exact.rounded(toPlace: exact.exponent - count)
    // The plain form as long as it has no more than four leading zeros or seven whole digits.
    guard number.exponent < -3 || number.exponent > 7 else {
      return signed(number, decimals: max(0, count - number.exponent))
    }
    let mantissa = signed(number.shifted(by: 1 - number.exponent), decimals: count - 1)
    return "\(mantissa) × 10\(superscript(number.exponent - 1))"
  }

  private func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let text = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
    return (number < 0 ? "⁻" : "") + String(text)
  }
}

/// A whole number with thousands separators: 60,000.
package func grouped(_ value: some BinaryInteger) -> String {
  var text = ""
  let digits = String(value.magnitude)
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (value < 0 ? "−" : "") + text
}
