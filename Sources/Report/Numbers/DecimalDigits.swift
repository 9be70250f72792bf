/// A number as decimal digits: `0.d₁d₂d₃… × 10^exponent`, from the shortest text that means the number.
///
/// Formatting starts here rather than from the binary value, so that a reader who rounds the printed
/// number by hand gets the same digits, and so that no locale is asked.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// Digits 0...9 without leading or trailing zeros; empty for zero.
  var digits: [UInt8]
  /// Power of ten of the place before the first digit.
  var exponent: Int

  /// - Parameter value: a finite number.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    exponent = 0
    let parts = value.magnitude.description.split(separator: "e")
    var pointSeen = false
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        pointSeen = true
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if !pointSeen { exponent += 1 }
      }
    }
    if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
    normalize()
  }

  /// Multiplies by a power of ten, exactly.
  func shifted(by power: Int) -> DecimalDigits {
    var result = self
    if !digits.isEmpty { result.exponent += power }
    return result
  }

  /// Rounds half away from zero.
  ///
  /// - Parameter place: the last place kept, as a power of ten: -2 keeps hundredths.
  func rounded(toPlace place: Int) -> DecimalDigits {
    let kept = exponent - place
    guard kept < digits.count else { return self }
    var result = self
    let roundsUp = kept >= 0 && digits[kept] >= 5
    result.digits = kept > 0 ? Array(digits[..<kept]) : []
    if roundsUp { result.addOne(atPlace: place) }
    result.normalize()
    return result
  }

  private mutating func addOne(atPlace place: Int) {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      exponent = digits.isEmpty ? place + 1 : exponent + 1
      digits.insert(1, at: 0)
    }
  }

  private mutating func normalize() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent = digits.isEmpty ? 0 : exponent - zeros
    if digits.isEmpty { isNegative = false }
  }

  /// The digit at a place (a power of ten), zero where there is none.
  private func digit(atPlace place: Int) -> UInt8 {
    let index = exponent - 1 - place
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// The digits before the point, in groups of three, and exactly `decimals` after it; without a sign.
  func text(decimals: Int) -> String {
    var text = ""
    for place in stride(from: max(exponent - 1, 0), through: 0, by: -1) {
      text.unicodeScalars.append(Unicode.Scalar(48 + digit(atPlace: place)))
      if place > 0, place % 3 == 0 { text += "," }
    }
    if decimals > 0 { text += "." }
    for place in stride(from: -1, through: -decimals, by: -1) {
      text.unicodeScalars.append(Unicode.Scalar(48 + digit(atPlace: place)))
    }
    return text
  }
}
