import Testing

@testable import Plot

@Suite struct PNGTests {
  private func bitmap(_ colors: Int, gray: Bool = false, alpha: UInt8 = 255) -> Bitmap {
    let levels = (0..<900).flatMap { index -> [UInt8] in
      let color = index % colors
      let (low, high) = (UInt8(color & 255), UInt8(color >> 8))
      return gray ? [low, low, low, alpha] : [low, high, 7, alpha]
    }
    return Bitmap(width: 30, height: 30, levels: levels)
  }

  /// Colour type and bit depth, from the header.
  private func form(_ file: [UInt8]) -> [UInt8] { [file[25], file[24]] }

  @Test func choosesTheSmallestForm() throws {
    for (image, form) in [
      (bitmap(2), [3, 1]), (bitmap(4), [3, 2]), (bitmap(16), [3, 4]), (bitmap(200), [3, 8]),
      (bitmap(200, gray: true), [0, 8]), (bitmap(700), [2, 8]), (bitmap(2, alpha: 9), [6, 8]),
    ] as [(Bitmap, [UInt8])] {
      let file = try PNG.encode(image)
      #expect(self.form(file) == form)
      #expect(try PNG.decode(file) == image)
    }
  }

  @Test func saysWhatItIsAndNotWhen() throws {
    let file = try PNG.encode(bitmap(3), pixelsPerMetre: 5906, title: "A title", description: "π")
    let text = String(decoding: file, as: UTF8.self)
    for chunk in ["sRGB", "pHYs", "tEXtTitle", "iTXtDescription"] { #expect(text.contains(chunk)) }
    #expect(!text.contains("tIME"))
    #expect(
      try PNG.encode(bitmap(3), pixelsPerMetre: 5906, title: "A title", description: "π") == file)
  }

  @Test func damagedFilesAreErrors() throws {
    let file = try PNG.encode(bitmap(3))
    #expect(throws: PlotError.self) { try PNG.decode([]) }
    #expect(throws: PlotError.self) { try PNG.decode([1, 2, 3]) }
    #expect(throws: PlotError.self) { try PNG.decode(Array(file.prefix(40))) }
  }

  @Test func aPictureWithoutPixelsIsAnError() {
    #expect(throws: PlotError.self) { try PNG.encode(Bitmap(width: 0, height: 0, levels: [])) }
  }
}
