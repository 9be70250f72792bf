/// A matrix in double precision, row by row: for sums that single precision is too coarse for.
struct DoubleMatrix: Sendable, Equatable {
  let rows: Int
  let columns: Int
  private(set) var scalars: [Double]

  /// - Precondition: as many scalars as places.
  init(rows: Int, columns: Int, scalars: [Double]) {
    precondition(
      scalars.count == rows * columns,
      "scalars.count must be \(rows * columns), is \(scalars.count)")
    (self.rows, self.columns, self.scalars) = (rows, columns, scalars)
  }

  /// Zeros.
  init(rows: Int, columns: Int) {
    self.init(
      rows: rows, columns: columns, scalars: [Double](repeating: 0, count: rows * columns))
  }

  /// Ones on the diagonal, zeros beside it.
  static func identity(_ count: Int) -> DoubleMatrix {
    var matrix = DoubleMatrix(rows: count, columns: count)
    for index in 0..<count { matrix[index, index] = 1 }
    return matrix
  }

  subscript(row: Int, column: Int) -> Double {
    get { scalars[row * columns + column] }
    set { scalars[row * columns + column] = newValue }
  }

  var transposed: DoubleMatrix {
    var result = DoubleMatrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }

  /// One row, as a matrix.
  func row(_ index: Int) -> DoubleMatrix {
    DoubleMatrix(
      rows: 1, columns: columns, scalars: Array(scalars[index * columns..<(index + 1) * columns]))
  }

  /// The same places with a function of their numbers.
  func map(_ transform: (Double) -> Double) -> DoubleMatrix {
    DoubleMatrix(rows: rows, columns: columns, scalars: scalars.map(transform))
  }

  /// The product of matrices.
  ///
  /// - Precondition: as many columns on the left as rows on the right.
  static func * (left: DoubleMatrix, right: DoubleMatrix) -> DoubleMatrix {
    precondition(
      left.columns == right.rows, "right.rows must be \(left.columns), is \(right.rows)")
    var product = DoubleMatrix(rows: left.rows, columns: right.columns)
    let width = right.columns
    product.withScalars { out in
      for row in 0..<left.rows {
        for inner in 0..<left.columns {
          let factor = left[row, inner]
          for column in 0..<width {
            out[row * width + column] += factor * right.scalars[inner * width + column]
          }
        }
      }
    }
    return product
  }

  mutating func withScalars<Result>(
    _ body: (inout UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    scalars.withUnsafeMutableBufferPointer { body(&$0) }
  }
}
