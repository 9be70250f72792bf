import CFreeType
import SnapshotSupport
import Testing

@testable import Plot

/// Our letters against those of FreeType's own rasteriser, unhinted.
@Suite struct GlyphRasterTests {
  private static let letters = "aBgQ8%@✓μ".unicodeScalars
  /// Of the canvas, in pixels; a letter's origin stands at (20, 60).
  private static let side = 80

  /// Levels 0...255 that FreeType gives a letter on a canvas `factor` times as fine, averaged.
  private func freeType(_ letter: Unicode.Scalar, _ size: Int, factor: Int) throws -> [Double] {
    var (library, opened): (FT_Library?, FT_Face?)
    try #require(FT_Init_FreeType(&library) == 0)
    defer { FT_Done_FreeType(library) }
    let path = FontPlaces.installed ?? ""
    try #require(FT_New_Face(library, path, 0, &opened) == 0)
    let face = try #require(opened)
    defer { FT_Done_Face(face) }
    try #require(FT_Set_Pixel_Sizes(face, 0, UInt32(size * factor)) == 0)
    // FT_LOAD_RENDER | FT_LOAD_NO_HINTING
    try #require(FT_Load_Char(face, FT_ULong(letter.value), 4 | 2) == 0)
    let slot = try #require(face.pointee.glyph).pointee
    var levels = [Double](repeating: 0, count: Self.side * Self.side)
    for row in 0..<Int(slot.bitmap.rows) {
      for column in 0..<Int(slot.bitmap.width) {
        let x = 20 * factor + Int(slot.bitmap_left) + column
        let y = 60 * factor - Int(slot.bitmap_top) + row
        levels[y / factor * Self.side + x / factor] +=
          Double(slot.bitmap.buffer[row * Int(slot.bitmap.pitch) + column])
          / Double(factor * factor)
      }
    }
    return levels
  }

  private func ours(_ letter: Unicode.Scalar, _ size: Int) throws -> [Double] {
    let path = try font.get().path(String(letter), size: Double(size), at: Point(20, 60))
    let box = PixelBox(width: Self.side, height: Self.side)
    let coverage = try #require(Coverage(path.flattened(), within: box))
    var levels = [Double](repeating: 0, count: Self.side * Self.side)
    for row in 0..<coverage.box.height {
      coverage.row(row) { columns, share in
        for x in columns {
          levels[(coverage.box.y + row) * Self.side + coverage.box.x + x] = 255 * Double(share)
        }
      }
    }
    return levels
  }

  /// Mean absolute difference over the pixels that either touches.
  private func difference(_ letter: Unicode.Scalar, _ size: Int, factor: Int) throws -> Double {
    let pairs = zip(try ours(letter, size), try freeType(letter, size, factor: factor))
      .filter { $0 > 0 || $1 > 0 }
    return pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / Double(pairs.count)
  }

  /// FreeType rounds outlines to 1/64 of a pixel and cuts curves into chords that stray by up to 1/16 (`gray_render_conic`).
  /// Sixteen times as fine, and averaged, it comes within 1/256 of the outline: a level.
  @Test(arguments: [9, 12, 20, 24, 40])
  func differsFromFreeTypeByLessThanTwoLevels(_ size: Int) throws {
    for letter in Self.letters {
      let mean = try difference(letter, size, factor: 16)
      #expect(mean < 1, "\(letter) at \(size): \(mean)")
    }
  }

  /// As FreeType draws it at once; at the sizes of the axes' letters its chords and roundings show: five levels.
  @Test(arguments: [(40, 3), (20, 5), (12, 7)])
  func looksAsFreeTypeDrawsIt(_ size: Int, _ bound: Double) throws {
    for letter in Self.letters {
      let mean = try difference(letter, size, factor: 1)
      #expect(mean < bound, "\(letter) at \(size): \(mean)")
    }
  }
}
