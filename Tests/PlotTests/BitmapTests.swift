import Plot
import Testing

@Suite struct BitmapTests {
  private func gray(_ bitmap: Bitmap) -> [UInt8] {
    stride(from: 0, to: bitmap.levels.count, by: 4).map { bitmap.levels[$0] }
  }

  @Test func shadesBecomeLevels() {
    let bitmap = Bitmap(shades: [0, 1, 0.5, .nan, -3, .infinity], width: 3)
    #expect((bitmap.width, bitmap.height) == (3, 2))
    #expect(gray(bitmap) == [0, 255, 128, 128, 0, 128])
  }

  /// Of what is no square the largest within it; no row that is not full.
  @Test func shapesOfBitmaps() {
    func shape(_ count: Int, _ width: Int?) -> [Int] {
      let bitmap = Bitmap(shades: [Float](repeating: 0, count: count), width: width)
      return [bitmap.width, bitmap.height]
    }
    #expect(shape(9, nil) == [3, 3] && shape(8, nil) == [2, 2] && shape(0, nil) == [0, 0])
    #expect(shape(9, 4) == [4, 2] && shape(2, 3) == [2, 1] && shape(0, 3) == [0, 0])
    #expect(shape(4, -1) == [0, 4] && shape(4, .max) == [4, 1])
  }
}
