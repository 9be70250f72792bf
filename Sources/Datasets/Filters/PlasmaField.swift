/// A cloud: a field of 256×256 points on a torus, made by the diamond-square method and scaled to 0...1, of which the
/// first 28 rows and columns are used.
///
/// It begins with a grid of one point. A level puts into a grid of g×g points a *centre* between each four, the mean of the
/// four; then, between each two points in a row and each two in a column, an *edge*, the mean of the two and of the centres
/// at its sides. Each mean is moved by a number that is uniform in -w²...w². After eight levels there are 256×256 points;
/// w is 100 in the first level, and smaller by the factor `decay` in each that follows.
///
/// Three quarters of the points are of the last level, of which the image needs few. The others matter only for the least
/// and the greatest value of the field, by which it is scaled, and are drawn only where they could have it. All points near
/// a place are means of points of the 128×128 grid there, moved by 1.5 w² at most: the centre by w², an edge by w² and by
/// half of what its two centres are. So where the grid is further than that below its own greatest value, no point of the
/// last level is the greatest; likewise for the least. As each number is had from the stream by its index, leaving out some
/// changes no other: the field is to the last bit what drawing all of them gives.
struct PlasmaField: Sendable {
  let decay: Double

  /// The first 28×28 points of a field.
  func corner(from stream: inout ImageStream) -> [Double] {
    var grid = PlasmaGrid()
    var w = 100.0
    while grid.size < 128 {
      grid = grid.refined(amplitude: w * w, stream: &stream)
      w /= decay
    }
    let last = LastLevel(grid: grid, amplitude: w * w, stream: stream)
    stream.skip(LastLevel.draws)
    let (least, greatest) = last.bounds()
    return (0..<784).map { index in
      (last.point(index / 28, index % 28) - least) / (greatest - least)
    }
  }
}

/// The points of the last level, each drawn when it is asked for.
private struct LastLevel {
  let grid: PlasmaGrid
  let amplitude: Double
  /// Where the first centre's number is.
  let stream: ImageStream

  /// How many numbers it has.
  static let draws = 3 * 128 * 128

  private func old(_ row: Int, _ column: Int) -> Double { grid.points[index(row, column)] }

  private func index(_ row: Int, _ column: Int) -> Int { (row & 127) * 128 + (column & 127) }

  private func number(_ kind: Int, _ row: Int, _ column: Int) -> Double {
    let uniform = stream.uniform(after: kind * 128 * 128 + index(row, column))
    return -amplitude + 2 * amplitude * uniform
  }

  private func centre(_ row: Int, _ column: Int) -> Double {
    (old(row, column) + old(row + 1, column) + old(row, column + 1) + old(row + 1, column + 1)) / 4
      + number(0, row, column)
  }

  /// The point of the whole field in this row and column.
  func point(_ row: Int, _ column: Int) -> Double {
    let (r, c) = (row >> 1, column >> 1)
    switch (row & 1, column & 1) {
    case (0, 0): return old(r, c)
    case (1, 1): return centre(r, c)
    case (0, _):
      return (centre(r, c) + centre(r - 1, c) + old(r, c) + old(r, c + 1)) / 4 + number(1, r, c)
    default:
      return (centre(r, c) + centre(r, c - 1) + old(r, c) + old(r + 1, c)) / 4 + number(2, r, c)
    }
  }

  /// The least and the greatest value of the whole field.
  func bounds() -> (Double, Double) {
    let rows = (0..<128).map { extremes(ofRow: $0) }
    var least = rows.reduce(.infinity) { min($0, $1.least) }
    var greatest = rows.reduce(-.infinity) { max($0, $1.greatest) }
    // A little more than what a point can be moved by, for what is lost in rounding.
    let (low, high) = (least + 1.51 * amplitude, greatest - 1.51 * amplitude)
    for row in 0..<128 where rows[row].least < low || rows[row].greatest > high {
      for column in 0..<128 where old(row, column) < low || old(row, column) > high {
        // This point of the grid goes into what lies within two rows and columns of it.
        for (down, right) in Self.around {
          let value = point((2 * row + down) & 255, (2 * column + right) & 255)
          (least, greatest) = (min(least, value), max(greatest, value))
        }
      }
    }
    return (least, greatest)
  }

  private static let around = (-2...2).flatMap { row in (-2...2).map { (row, $0) } }

  private func extremes(ofRow row: Int) -> (least: Double, greatest: Double) {
    grid.points.withUnsafeBytes { points in
      var least = SIMD8<Double>(repeating: .infinity)
      var greatest = -least
      for column in stride(from: row * 128, to: row * 128 + 128, by: 8) {
        let values = points.loadUnaligned(fromByteOffset: column * 8, as: SIMD8<Double>.self)
        least.replace(with: values, where: values .< least)
        greatest.replace(with: values, where: values .> greatest)
      }
      return (least.min(), greatest.max())
    }
  }
}
