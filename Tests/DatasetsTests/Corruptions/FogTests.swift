import Testing

@testable import Datasets

@Suite struct FogTests {
  @Test func darknessStaysDark() {
    var stream = ImageStream(key: Key(seed: 0), index: 0)
    let noise = Fog().noise(from: &stream)
    #expect(Fog().corrupt(flat(0), noise: noise) == flat(0))
  }

  @Test func isAsBrightAsTheImageWhereItIsThickest() {
    let image = padded([0, 0.5])
    #expect(
      Fog().corrupt(image, noise: padded([1, 1])) == padded([3 * 0.5 / 3.5, 0.5]))
    #expect(Fog().corrupt(image, noise: flat(0)) == padded([0, 0.5 * 0.5 / 3.5]))
    #expect(Fog().appearance == "in fog")
  }

  /// Where w does not shrink the last level has the extremes; in clouds it has them now and then.
  @Test(arguments: [2, 1.7, 1.5, 1.4, 1, 0.7], 0..<5)
  func leavingOutPointsLeavesTheCornerAsItIs(decay: Double, seed: Int) {
    let start = ImageStream(key: Key(seed: 7), index: seed)
    var (quick, plain) = (start, start)
    let corner = PlasmaField(decay: decay).corner(from: &quick)
    let field = plasma(decay: decay, from: &plain)
    let (least, greatest) = (field.min() ?? 0, field.max() ?? 0)
    let scaled = field.map { ($0 - least) / (greatest - least) }
    #expect(scaled.min() == 0 && scaled.max() == 1)
    #expect(corner == image { row, column in scaled[row * 256 + column] })
    // Both took as many numbers.
    #expect(quick.next() == plain.next())
  }

  /// The field as it is published, every point drawn, in one array of 256×256.
  private func plasma(decay: Double, from stream: inout ImageStream) -> [Double] {
    var field = [Double](repeating: 0, count: 256 * 256)
    func at(_ row: Int, _ column: Int) -> Double { field[(row & 255) * 256 + (column & 255)] }
    var (step, w) = (256, 100.0)
    while step >= 2 {
      let half = step / 2
      let places = stride(from: 0, to: 256, by: step).flatMap { row in
        stride(from: 0, to: 256, by: step).map { (row, $0) }
      }
      for (r, c) in places {
        let sum = at(r, c) + at(r + step, c) + at(r, c + step) + at(r + step, c + step)
        field[(r + half) * 256 + c + half] = sum / 4 + stream.uniform(-w * w, w * w)
      }
      for (r, c) in places {
        let sum = at(r + half, c + half) + at(r - half, c + half) + at(r, c) + at(r, c + step)
        field[r * 256 + c + half] = sum / 4 + stream.uniform(-w * w, w * w)
      }
      for (r, c) in places {
        let sum = at(r + half, c + half) + at(r + half, c - half) + at(r, c) + at(r + step, c)
        field[(r + half) * 256 + c] = sum / 4 + stream.uniform(-w * w, w * w)
      }
      (step, w) = (half, w / decay)
    }
    return field
  }
}
