import Model
import Testing

/// Mean and variance of some numbers, and by how much they are off.
struct Moments {
  let mean: Double
  let variance: Double
  private let fourth: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    self.mean = mean
    variance = squares.reduce(0, +) / count
    fourth = squares.reduce(0) { $0 + $1 * $1 } / count
  }

  /// The standard error of the mean of `count` numbers, and that of their variance.
  func error(_ count: Int) -> Double { (variance / Double(count)).squareRoot() }
  func varianceError(_ count: Int) -> Double {
    (max(fourth - variance * variance, 0) / Double(count)).squareRoot()
  }
}

/// Every `width`-th number of a tensor, from number `index` on.
func column(_ index: Int, of tensor: Tensor, width: Int) -> [Double] {
  let scalars = tensor.scalars
  return stride(from: index, to: scalars.count, by: width).map { Double(scalars[$0]) }
}

/// The midpoints of a grid of cells: 10,000 on a line, 200 along each side of a square, 40 of a cube.
struct Grid {
  /// [cells, 1, ...], for a batch of distributions.
  let events: Tensor
  /// Of one cell.
  let volume: Double

  init(_ support: [ClosedRange<Double>], isSimplex: Bool) {
    let count = [10_000, 200, 40][support.count - 1]
    let widths = support.map { ($0.upperBound - $0.lowerBound) / Double(count) }
    var points: [[Float]] = [[]]
    for (range, width) in zip(support, widths) {
      let axis = (0..<count).map { Float(range.lowerBound + (Double($0) + 0.5) * width) }
      points = points.flatMap { point in axis.map { point + [$0] } }
    }
    if isSimplex {
      points = points.map { $0 + [1 - $0.reduce(0, +)] }.filter { $0[$0.count - 1] > 0 }
    }
    let event = support.count == 1 ? [] : [points[0].count]
    events = Tensor(shape: [points.count, 1] + event, scalars: Array(points.joined()))
    volume = widths.reduce(1, *)
  }
}

/// Compares the gradient of a function with its differences, at every number of every argument.
///
/// The function is computed in single precision: over steps of 1/64, roundings of sums of a few units are slopes of 10⁻⁴, which
/// the extrapolation makes three times as large.
func expectSlopes(
  of function: @Sendable ([Tensor]) -> Tensor, at arguments: [Tensor], _ name: String
) throws {
  let gradients = try gradient(of: function, at: arguments)
  for (index, argument) in arguments.enumerated() {
    for place in 0..<argument.size {
      let differences = Differences(step: 1.0 / 64) { step in
        var (moved, scalars) = (arguments, argument.scalars)
        scalars[place] += Float(step)
        moved[index] = Tensor(shape: argument.shape, scalars: scalars)
        return (step, Double(function(moved).scalar))
      }
      let slope = Double(gradients[index].scalars[place])
      #expect(
        abs(slope - differences.slope) < 1e-3 * max(1, abs(slope)),
        "\(name): argument \(index), place \(place): \(slope), \(differences.slope)")
    }
  }
}
