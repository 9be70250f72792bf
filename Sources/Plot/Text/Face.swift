internal import CFreeType

/// FreeType's face, and the letters that it has been asked for. Owned by one ``Font``.
struct Face: ~Copyable {
  private let library: FT_Library?
  private let face: FT_Face
  private let unitsPerEm: Double
  private var glyphs: [Unicode.Scalar: Glyph] = [:]

  /// FT_KERNING_UNSCALED: in the font's own units.
  private static let unscaled: UInt32 = 2
  /// FT_LOAD_NO_SCALE: in the font's own units, unhinted.
  private static let noScale: Int32 = 1

  init(path: String) throws(PlotError) {
    var library: FT_Library?
    var opened: FT_Face?
    guard FT_Init_FreeType(&library) == 0, FT_New_Face(library, path, 0, &opened) == 0,
      let face = opened, face.pointee.units_per_EM > 0
    else {
      FT_Done_FreeType(library)
      throw PlotError(.font, "font", at: path, "FreeType cannot read it, expected an outline font")
    }
    self.library = library
    self.face = face
    unitsPerEm = Double(face.pointee.units_per_EM)
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// In ems.
  var ascender: Double { Double(face.pointee.ascender) / unitsPerEm }
  var descender: Double { -Double(face.pointee.descender) / unitsPerEm }

  func kerning(_ left: UInt32, _ right: UInt32) -> Double {
    var delta = FT_Vector()
    guard FT_Get_Kerning(face, left, right, Self.unscaled, &delta) == 0 else { return 0 }
    return Double(delta.x) / unitsPerEm
  }

  /// The letter of a character; the font's box for one that it does not have.
  mutating func glyph(_ scalar: Unicode.Scalar) -> Glyph {
    if let known = glyphs[scalar] { return known }
    let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
    guard FT_Load_Glyph(face, index, Self.noScale) == 0, let slot = face.pointee.glyph else {
      return Glyph(index: index, outline: Path(), advance: 0.6)
    }
    let glyph = Glyph(
      index: index, outline: OutlineReader(slot.pointee.outline, unitsPerEm).path,
      advance: Double(slot.pointee.advance.x) / unitsPerEm)
    glyphs[scalar] = glyph
    return glyph
  }
}
