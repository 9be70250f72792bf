/// Eigenvalues and eigenvectors of a symmetric matrix, A = Vᵀ diag(λ) V, by rotations that each make one number beside the diagonal
/// zero, in cyclic order (Jacobi 1846; Golub and Van Loan, *Matrix computations*, 4th edition, section 8.5).
struct SymmetricEigen: Sendable {
  /// In no order.
  let values: [Double]
  /// Eigenvector j is row j.
  let vectors: DoubleMatrix

  /// What is left beside the diagonal is less than the rounding of the greatest eigenvalue; sweeps converge quadratically, and
  /// this many are never needed.
  private static let greatestSweeps = 40

  /// - Precondition: a square matrix, whose upper triangle is that of its transpose.
  init(_ matrix: DoubleMatrix) {
    precondition(
      matrix.rows == matrix.columns, "columns must be \(matrix.rows), is \(matrix.columns)")
    let count = matrix.rows
    var rest = matrix
    var vectors = DoubleMatrix.identity(count)
    rest.withScalars { rest in
      vectors.withScalars { vectors in
        var sweeps = 0
        while sweeps < Self.greatestSweeps && !Self.isDiagonal(rest, count) {
          Self.sweep(&rest, &vectors, count)
          sweeps += 1
        }
      }
    }
    values = (0..<count).map { rest[$0, $0] }
    self.vectors = vectors
  }

  private static func isDiagonal(_ a: UnsafeMutableBufferPointer<Double>, _ count: Int) -> Bool {
    var (beside, all) = (0.0, 0.0)
    for row in 0..<count {
      for column in 0..<count {
        let square = a[row * count + column] * a[row * count + column]
        all += square
        if row != column { beside += square }
      }
    }
    return beside <= all * Double.ulpOfOne * Double.ulpOfOne
  }

  private static func sweep(
    _ a: inout UnsafeMutableBufferPointer<Double>,
    _ vectors: inout UnsafeMutableBufferPointer<Double>, _ count: Int
  ) {
    for p in 0..<count {
      for q in p + 1..<max(count, p + 1) where a[p * count + q] != 0 {
        let (c, s) = rotation(a[p * count + p], a[q * count + q], a[p * count + q])
        rotate(&a, p * count, q * count, by: 1, count, c, s)
        rotate(&a, p, q, by: count, count, c, s)
        (a[p * count + q], a[q * count + p]) = (0, 0)
        rotate(&vectors, p * count, q * count, by: 1, count, c, s)
      }
    }
  }

  /// Cosine and sine of the lesser angle that makes `pq` zero.
  private static func rotation(_ pp: Double, _ qq: Double, _ pq: Double) -> (Double, Double) {
    let tau = (qq - pp) / (2 * pq)
    let root = (1 + tau * tau).squareRoot()
    let tangent = tau >= 0 ? 1 / (tau + root) : -1 / (root - tau)
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    return (cosine, tangent * cosine)
  }

  /// (x, y) becomes (c x - s y, s x + c y), for lines that start at two places.
  private static func rotate(
    _ a: inout UnsafeMutableBufferPointer<Double>, _ first: Int, _ second: Int, by step: Int,
    _ count: Int, _ c: Double, _ s: Double
  ) {
    for index in 0..<count {
      let (x, y) = (a[first + index * step], a[second + index * step])
      a[first + index * step] = c * x - s * y
      a[second + index * step] = s * x + c * y
    }
  }
}
