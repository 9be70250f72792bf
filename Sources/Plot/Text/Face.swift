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

/// Turns FreeType's points and tags into a path. Between two control points of a TrueType curve stands, unsaid,
/// a point on the curve: the middle of the two.
private struct OutlineReader {
  private(set) var path = Path()
  private let outline: FT_Outline
  private let unitsPerEm: Double

  init(_ outline: FT_Outline, _ unitsPerEm: Double) {
    self.outline = outline
    self.unitsPerEm = unitsPerEm
    var first = 0
    for contour in 0..<Int(outline.n_contours) {
      let last = Int(outline.contours[contour])
      if last > first { read(first...last) }
      first = last + 1
    }
  }

  private func point(_ index: Int) -> Point {
    let vector = outline.points[index]
    return Point(Double(vector.x) / unitsPerEm, Double(vector.y) / unitsPerEm)
  }

  private func middle(_ a: Point, _ b: Point) -> Point { Point((a.x + b.x) / 2, (a.y + b.y) / 2) }

  private func isOnCurve(_ index: Int) -> Bool { outline.tags[index] & 1 != 0 }
  private func isCubic(_ index: Int) -> Bool { outline.tags[index] & 2 != 0 }

  private mutating func read(_ range: ClosedRange<Int>) {
    let start = range.first(where: isOnCurve)
    // A contour of control points only starts between its last and its first.
    let origin = start.map(point) ?? middle(point(range.lowerBound), point(range.upperBound))
    path.move(to: origin)
    let pivot = start ?? range.lowerBound - 1
    let turned = Array(range.filter { $0 > pivot }) + Array(range.filter { $0 < pivot })
    var controls: [Point] = []
    for index in turned {
      if isOnCurve(index) {
        curve(to: point(index), controls)
        controls = []
      } else {
        if controls.count == 1, !isCubic(index) {
          curve(to: middle(controls[0], point(index)), controls)
          controls = []
        }
        controls.append(point(index))
      }
    }
    curve(to: origin, controls)
    path.close()
  }

  private mutating func curve(to end: Point, _ controls: [Point]) {
    switch controls.count {
    case 0: path.line(to: end)
    case 1: path.quad(to: end, control: controls[0])
    default: path.cubic(to: end, control1: controls[0], control2: controls[1])
    }
  }
}
