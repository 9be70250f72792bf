#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The exponent of sRGB's transfer function.
func power(_ value: Double) -> Double { pow(value, 2.4) }

extension CheckedPage {
  /// Texts and the grounds that they stand on, by the palette's names.
  private static let pairs: [(ground: String, texts: [String])] = [
    ("paper", ["ink", "soft", "link", "good", "bad", "keyword", "type", "string", "comment"]),
    ("panel", ["ink", "soft", "keyword", "type", "string", "comment"]),
    ("bad-panel", ["ink", "soft", "bad", "good", "link"]),
    ("warn-panel", ["ink", "soft", "link", "good"]),
  ]

  /// Every text of the palette is 4.5 times as bright as its ground, or the other way round.
  func checkContrast() -> [Finding] {
    styleSheets.flatMap { sheet in
      Palette.palettes(in: sheet.text).flatMap { palette in
        faults(palette).map {
          sheet.source.finding(.contrast, at: sheet.offset + palette.offset, $0)
        }
      }
    }
  }

  private func faults(_ palette: Palette) -> [String] {
    Self.pairs.flatMap { pair in
      pair.texts.compactMap { text in
        guard let ground = palette.colors[pair.ground], let ink = palette.colors[text] else {
          return nil
        }
        let ratio = contrast(ground, ink)
        let shown = NumberFormat.fixed(2).text(ratio)
        return ratio < 4.5 ? "\(text) on \(pair.ground) has contrast \(shown); at least 4.5" : nil
      }
    }
  }
}
