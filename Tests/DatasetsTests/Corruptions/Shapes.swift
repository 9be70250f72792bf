/// An image with a value of its own for each pixel.
let slope = (0..<784).map { Double($0 * 37 % 784) / 783 }

/// An image by the brightness in each row and column.
func image(_ light: (_ row: Int, _ column: Int) -> Double) -> [Double] {
  (0..<28).flatMap { row in (0..<28).map { light(row, $0) } }
}

/// An image that is dark but for some pixels, each in a row and a column.
func dots(_ places: (row: Int, column: Int)..., light: Double = 1) -> [Double] {
  var image = [Double](repeating: 0, count: 784)
  for (row, column) in places { image[row * 28 + column] = light }
  return image
}

/// Some numbers, and zeros after them: one for each pixel.
func padded(_ numbers: [Double]) -> [Double] {
  numbers + [Double](repeating: 0, count: 784 - numbers.count)
}

func flat(_ light: Double) -> [Double] { [Double](repeating: light, count: 784) }

func greatestDifference(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).map { abs($0 - $1) }.max() ?? 0
}
