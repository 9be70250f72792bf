#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The exponent of sRGB's transfer function.
func power(_ value: Double) -> Double { pow(value, 2.4) }

extension Palette {
  /// Texts and the grounds that they stand on, by the palette's names.
  private static let pairs: [(ground: String, texts: [String])] = [
    ("paper", ["ink", "soft", "link", "good", "bad", "keyword", "type", "string", "comment"]),
    ("panel", ["ink", "soft", "keyword", "type", "string", "comment"]),
    ("bad-panel", ["ink", "soft", "bad", "good", "link"]),
    ("warn-panel", ["ink", "soft", "link", "good"]),
  ]

  /// What is wrong with the palette: every text is 4.5 times as bright as its ground, or the other way round.
  var weakPairs: [String] {
    Self.pairs.flatMap { pair in
      pair.texts.compactMap { text in
        guard let ground = colors[pair.ground], let ink = colors[text] else {
          return nil
        }
        let ratio = contrast(ground, ink)
        let shown = NumberFormat.fixed(2).text(ratio)
        return ratio < 4.5 ? "\(text) on \(pair.ground) has contrast \(shown); at least 4.5" : nil
      }
    }
  }
}
