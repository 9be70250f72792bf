import Testing

@testable import Model

@Suite struct SymmetricEigenTests {
  @Test func twoByTwo() {
    let eigen = SymmetricEigen(DoubleMatrix(rows: 2, columns: 2, scalars: [2, 1, 1, 2]))
    #expect(eigen.values.sorted().elementsEqual([1, 3]) { abs($0 - $1) < 1e-15 })
  }

  @Test func diagonalMatricesStay() {
    let eigen = SymmetricEigen(DoubleMatrix(rows: 2, columns: 2, scalars: [3, 0, 0, 0]))
    #expect(eigen.values == [3, 0])
    #expect(eigen.vectors == .identity(2))
  }

  /// Vᵀ diag(λ) V is the matrix again, and V Vᵀ the identity: for one of full rank, one of low rank and one with equal eigenvalues.
  @Test(arguments: [(1, 1), (7, 7), (40, 40), (40, 3)])
  func factorsMakeTheMatrix(_ count: Int, _ rank: Int) {
    let numbers = Key(seed: 4).normals(count: count * rank).map(Double.init)
    let factor = DoubleMatrix(rows: count, columns: rank, scalars: numbers)
    let matrix = factor * factor.transposed
    let eigen = SymmetricEigen(matrix)
    var scaled = eigen.vectors
    for row in 0..<count {
      for column in 0..<count { scaled[row, column] *= eigen.values[row] }
    }
    let made = eigen.vectors.transposed * scaled
    let greatest = eigen.values.max() ?? 0
    // Each of some hundred rotations a line takes part in rounds.
    for (found, expected) in zip(made.scalars, matrix.scalars) {
      #expect(abs(found - expected) < 1e-13 * greatest)
    }
    let product = eigen.vectors * eigen.vectors.transposed
    for (found, expected) in zip(product.scalars, DoubleMatrix.identity(count).scalars) {
      #expect(abs(found - expected) < 1e-13)
    }
  }
}
