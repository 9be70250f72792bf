/// Stand-ins, in private-use characters, for what Markdown must not read: values, references, formulas.
///
/// The text that goes to the Markdown parser holds `U+E000 digits U+E001`, with the digits in the private
/// range too: letters to Markdown, which therefore can neither change them nor be changed by them.
struct Placeholders {
  enum Content {
    case piece(Prose.Piece)
    case formula(Formula)
  }

  private(set) var contents: [Content] = []

  static let open: Unicode.Scalar = "\u{E000}"
  static let close: Unicode.Scalar = "\u{E001}"
  private static let zero: UInt32 = 0xE010

  /// A new stand-in for the content.
  mutating func insert(_ content: Content) -> String {
    contents.append(content)
    var text = String.UnicodeScalarView([Self.open])
    for digit in String(contents.count - 1).unicodeScalars {
      text.append(Unicode.Scalar(Self.zero + digit.value - 48) ?? digit)
    }
    text.append(Self.close)
    return String(text)
  }

  /// The number with one more digit; nil where that is no digit, or more than there are stand-ins.
  private static func number(_ digits: Int, followedBy scalar: Unicode.Scalar) -> Int? {
    guard (zero..<zero + 10).contains(scalar.value), digits < 1_000_000_000 else { return nil }
    return digits * 10 + Int(scalar.value - zero)
  }

  /// A part of a text: as it is, or what a stand-in stands for.
  enum Part {
    case text(String)
    case content(Content)
  }

  /// The text cut at its stand-ins.
  func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var plain = String.UnicodeScalarView()
    var number: Int?
    for scalar in text.unicodeScalars {
      if scalar == Self.open {
        if !plain.isEmpty { parts.append(.text(String(plain))) }
        plain = .init()
        number = 0
      } else if scalar == Self.close, let index = number {
        if contents.indices.contains(index) { parts.append(.content(contents[index])) }
        number = nil
      } else if let digits = number {
        number = Self.number(digits, followedBy: scalar)
      } else {
        plain.append(scalar)
      }
    }
    if !plain.isEmpty { parts.append(.text(String(plain))) }
    return parts
  }
}
