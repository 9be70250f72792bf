/// Text with subscripts and superscripts: `p_ij`, `x^2`, `10^{-3}`. An underscore or caret takes the letters
/// and digits behind it, or what stands in braces.
struct Label {
  /// A piece, in sizes of the whole: its scale, and how far it is raised.
  private struct Run {
    var text: String
    var scale: Double
    var rise: Double
  }

  private var runs: [Run] = []

  init(_ text: String) {
    var rest = Substring(text)
    while let mark = rest.firstIndex(where: { $0 == "_" || $0 == "^" }) {
      let script = Self.script(rest[rest.index(after: mark)...])
      guard let script else { break }
      runs.append(Run(text: String(rest[..<mark]), scale: 1, rise: 0))
      runs.append(Run(text: script.text, scale: 0.7, rise: rest[mark] == "_" ? -0.18 : 0.36))
      rest = script.rest
    }
    runs.append(Run(text: String(rest), scale: 1, rise: 0))
  }

  private static func script(_ text: Substring) -> (text: String, rest: Substring)? {
    if text.first == "{", let end = text.firstIndex(of: "}") {
      return (String(text.dropFirst()[..<end]), text[text.index(after: end)...])
    }
    let word = text.prefix { $0.isLetter || $0.isNumber }
    return word.isEmpty ? nil : (String(word), text[word.endIndex...])
  }

  func width(_ font: Font, size: Double) -> Double {
    runs.reduce(0) { $0 + font.width($1.text, size: size * $1.scale) }
  }

  func path(_ font: Font, size: Double, at baseline: Point) -> Path {
    var path = Path()
    var x = baseline.x
    for run in runs where !run.text.isEmpty {
      let place = Point(x, baseline.y - run.rise * size)
      path.append(font.path(run.text, size: size * run.scale, at: place))
      x += font.width(run.text, size: size * run.scale)
    }
    return path
  }
}
