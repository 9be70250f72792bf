internal import CFreeType
internal import Synchronization

/// A typeface whose letters are outlines, read by FreeType, unhinted: they scale to any size.
public final class Font: Sendable {
  private let face: Mutex<Face>
  /// Height of the letters above and below the baseline, in ems.
  private let ascender: Double
  private let descender: Double

  /// Opens a font file; without a path, DejaVu Sans where the systems put it.
  ///
  /// - Throws: a font error that says what to install.
  public init(path: String? = nil) throws(PlotError) {
    guard let found = path ?? FontPlaces.installed else { throw Font.missing }
    let face = try Face(path: found)
    (ascender, descender) = (face.ascender, face.descender)
    self.face = Mutex(face)
  }

  static let missing = PlotError(
    .font, "font", at: "DejaVuSans.ttf",
    "found it in none of the system's font folders, expected it there (Debian's package "
      + "fonts-dejavu-core, Homebrew's font-dejavu)")

  /// How far letters reach above the baseline, in points.
  public func ascent(size: Double) -> Double { ascender * size }
  /// How far letters reach below the baseline, in points.
  public func descent(size: Double) -> Double { descender * size }

  /// The outlines of a line of text, kerned.
  ///
  /// - Parameters:
  ///   - text: in one line.
  ///   - size: of an em, in points.
  ///   - baseline: where the first letter stands.
  public func path(_ text: String, size: Double, at baseline: Point) -> Path {
    var path = Path()
    layout(text) { glyph, x in
      let place = Transform(
        a: size, b: 0, c: 0, d: -size, tx: baseline.x + x * size, ty: baseline.y)
      path.append(glyph.outline.transformed(by: place))
    }
    return path
  }

  /// The advance of a line of text, in points.
  public func width(_ text: String, size: Double) -> Double { layout(text) { _, _ in } * size }

  @discardableResult
  private func layout(_ text: String, _ body: (Glyph, Double) -> Void) -> Double {
    face.withLock { face in
      var x = 0.0
      var previous: UInt32?
      for scalar in text.unicodeScalars {
        let glyph = face.glyph(scalar)
        if let previous { x += face.kerning(previous, glyph.index) }
        body(glyph, x)
        x += glyph.advance
        previous = glyph.index
      }
      return x
    }
  }
}

/// A letter, in ems, y upwards.
struct Glyph {
  let index: UInt32
  let outline: Path
  let advance: Double
}

/// The library that reads fonts.
public enum FreeTypeLibrary {
  /// Such as "2.13.3".
  public static var version: String {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0 else { return "unknown" }
    defer { FT_Done_FreeType(library) }
    var (major, minor, patch) = (Int32(0), Int32(0), Int32(0))
    FT_Library_Version(library, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
