import LiterateModel

/// Pairs of x and y.
struct Points: Sendable {
  let x: [Double]
  let y: [Double]

  /// What a network is given of x, [N, 1]: -1...1 within the range of the data, so that slope and intercept of a line have little
  /// to do with each other.
  static func inputs(_ x: [Double]) -> Tensor {
    Tensor(shape: [x.count, 1], scalars: x.map { Float(($0 - 20) / 40) })
  }

  var inputs: Tensor { Points.inputs(x) }
  /// [N, 1].
  var targets: Tensor { Tensor(shape: [y.count, 1], scalars: y.map { Float($0) }) }

  /// The first of them.
  func prefix(_ count: Int) -> Points {
    Points(x: Array(x.prefix(count)), y: Array(y.prefix(count)))
  }
}

/// What all models are trained on and asked about.
struct Exercise: Sendable {
  let points: Points
  /// Of the same law, and never seen in training.
  let fresh: Points
  /// Where the data are, from left to right.
  let inside: [Double]
  /// As wide again to either side.
  let beyond: [Double]

  init(points: Points, fresh: Points, range: ClosedRange<Double>) {
    (self.points, self.fresh) = (points, fresh)
    let width = range.upperBound - range.lowerBound
    inside = (0...80).map { range.lowerBound + width * Double($0) / 80 }
    beyond = (0...120).map { range.lowerBound - width + width * Double($0) / 40 }
  }
}
