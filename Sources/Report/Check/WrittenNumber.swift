/// A number as it is written for a reader, read back: `1,230`, `97.62%`, `1.23 × 10⁻⁷`.
struct WrittenNumber {
  private let digits: DecimalDigits
  /// The last place that was written, as a power of ten.
  private let place: Int
  /// Zeros before the point can stand for digits that were rounded away.
  private let lastPlaces: Int

  /// In bytes: more than any number takes.
  private static let longest = 256

  /// Reads what a text begins with; nil if that is no number.
  init?(_ text: Substring) {
    guard text.utf8.count <= Self.longest else { return nil }
    let pattern = /(−?)([\d,]+)(?:\.(\d+))?(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/
    guard let match = text.prefixMatch(of: pattern) else { return nil }
    let whole = match.2.filter { $0 != "," }
    let decimals = match.3 ?? ""
    guard
      let value = Double(
        "\(match.1.isEmpty ? "" : "-")\(whole).\(decimals.isEmpty ? "0" : decimals)")
    else { return nil }
    let power = match.4.map(Self.power) ?? 0
    digits = DecimalDigits(value).shifted(by: power)
    place = power - decimals.count
    lastPlaces = decimals.isEmpty ? whole.reversed().prefix { $0 == "0" }.count : 0
  }

  private static func power(_ text: Substring) -> Int {
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let number = text.reduce(0) { sum, sign in
      signs.firstIndex(of: sign).map { 10 * min(sum, 1_000) + $0 } ?? sum
    }
    return text.hasPrefix("⁻") ? -number : number
  }

  /// Whether it is what the value is rounded to.
  ///
  /// - Parameter scale: the power of ten between them: 2 for per cent.
  func isRounding(of value: Double, scale: Int) -> Bool {
    let exact = DecimalDigits(value).shifted(by: scale)
    return (place...(place + lastPlaces)).contains { exact.rounded(toPlace: $0) == digits }
  }

  /// Whether the value is less than it.
  func isMore(than value: Double, scale: Int) -> Bool {
    let power = (0..<scale).reduce(1.0) { power, _ in power * 10 }
    return value * power < digits.value
  }
}

extension DecimalDigits {
  fileprivate var value: Double {
    let text = digits.map(String.init).joined()
    let size = Double("0.\(text.isEmpty ? "0" : text)e\(exponent)") ?? .nan
    return isNegative ? -size : size
  }
}

extension TableResult.Cell {
  /// Whether text and numbers say the same, as far as that can be told.
  package var isConsistent: Bool { fault == nil }

  /// What is wrong between the text and the numbers, as far as that can be told; nil if nothing is.
  var fault: String? {
    if let values, let value, let deviation {
      let spread = Spread(values.map { $0 ?? .nan })
      if spread.mean != value || spread.deviation != deviation {
        return "mean and deviation are not those of its values"
      }
    }
    let parts = text.split(separator: " ± ", maxSplits: 1)
    guard let value, let number = parts.first, !isWritten(number, value) else {
      guard let deviation, parts.count == 2, !isWritten(parts[1], deviation) else { return nil }
      return "\(shortened(text)) has not the rounding of the deviation \(deviation)"
    }
    return "\(shortened(text)) is not the rounding of \(value)"
  }

  /// Whether a part of the text says a number; what cannot be read may say anything.
  private func isWritten(_ part: Substring, _ number: Double) -> Bool {
    let scales = text.contains("%") ? [2] : text.hasSuffix("points") ? [2, 0] : [0]
    func reads(after words: String, _ test: (WrittenNumber, Int) -> Bool) -> Bool? {
      guard part.hasPrefix(words), let written = WrittenNumber(part.dropFirst(words.count)) else {
        return nil
      }
      return scales.contains { test(written, $0) }
    }
    return reads(after: "less than ") { $0.isMore(than: number, scale: $1) }
      ?? reads(after: "more than ") { !$0.isMore(than: number, scale: $1) }
      ?? reads(after: "") { $0.isRounding(of: number, scale: $1) } ?? true
  }
}
