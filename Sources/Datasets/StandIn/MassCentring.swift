internal import Basics

/// A square of pixels put into a larger one, moved by whole pixels, so that its centre of mass comes to lie in the
/// pixel below and to the right of the middle: MNIST's makers centred theirs so (LeCun et al. 1998). The square never
/// leaves the image.
///
/// - Parameters:
///   - pixels: `side` rows of `side` pixels.
///   - frame: How many rows and columns the image has, at least `side`.
func centredByMass(_ pixels: [UInt8], side: Int, frame: Int) -> [UInt8] {
  var (x, y, mass) = (0, 0, 0)
  for row in 0..<side {
    for column in 0..<side {
      let value = Int(pixels[row * side + column])
      x += value * column
      y += value * row
      mass += value
    }
  }
  func shift(_ moment: Int) -> Int {
    let centre = mass > 0 ? Double(moment) / Double(mass) : Double(side) / 2
    return Int((Double(frame) / 2 - centre).rounded(), in: 0...(frame - side))
  }
  let (left, top) = (shift(x), shift(y))
  var image = [UInt8](repeating: 0, count: frame * frame)
  for row in 0..<side {
    let start = (row + top) * frame + left
    image.replaceSubrange(start..<start + side, with: pixels[row * side..<(row + 1) * side])
  }
  return image
}
