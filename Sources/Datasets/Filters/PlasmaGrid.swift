/// The points of a ``PlasmaField`` after some levels.
struct PlasmaGrid: Sendable {
  var size = 1
  /// `size`×`size`, row by row; rows and columns go round.
  var points = [0.0]

  /// The grid after one more level, which draws as many numbers as there are new points.
  func refined(amplitude: Double, stream: inout ImageStream) -> PlasmaGrid {
    let fine = 2 * size
    let result = [Double](unsafeUninitializedCapacity: fine * fine) { result, count in
      points.withUnsafeBufferPointer { points in
        var level = Level(
          size: size, coarse: points, fine: result, amplitude: amplitude, stream: stream)
        level.fill()
        stream = level.stream
      }
      count = fine * fine
    }
    return PlasmaGrid(size: fine, points: result)
  }

  /// The points of a grid on their way into the finer one.
  private struct Level {
    let size: Int
    let coarse: UnsafeBufferPointer<Double>
    let fine: UnsafeMutableBufferPointer<Double>
    let amplitude: Double
    var stream: ImageStream

    mutating func fill() {
      for row in 0..<size {
        for column in 0..<size { fine[place(row, column, 0, 0)] = old(row, column) }
      }
      add(down: 1, right: 1) { level, r, c in
        level.old(r, c) + level.old(r + 1, c) + level.old(r, c + 1) + level.old(r + 1, c + 1)
      }
      add(down: 0, right: 1) { level, r, c in
        level.centre(r, c) + level.centre(r - 1, c) + level.old(r, c) + level.old(r, c + 1)
      }
      add(down: 1, right: 0) { level, r, c in
        level.centre(r, c) + level.centre(r, c - 1) + level.old(r, c) + level.old(r + 1, c)
      }
    }

    /// Puts a quarter of a sum, moved, below and to the right of each old point.
    private mutating func add(down: Int, right: Int, _ sum: (Level, Int, Int) -> Double) {
      for row in 0..<size {
        for column in 0..<size {
          fine[place(row, column, down, right)] =
            sum(self, row, column) / 4 + stream.uniform(-amplitude, amplitude)
        }
      }
    }

    private func wrapped(_ index: Int) -> Int { index & (size - 1) }

    private func place(_ row: Int, _ column: Int, _ down: Int, _ right: Int) -> Int {
      (2 * wrapped(row) + down) * 2 * size + 2 * wrapped(column) + right
    }

    private func old(_ row: Int, _ column: Int) -> Double {
      coarse[wrapped(row) * size + wrapped(column)]
    }

    private func centre(_ row: Int, _ column: Int) -> Double { fine[place(row, column, 1, 1)] }
  }
}
