/// The solution y of L y = b, or of Lᵀ y = b, for lower triangular L [..., n, n] and b [..., n, m] with the same leading axes. What stands
/// above the diagonal of L is not read.
struct TriangularSolve: Operation {
  let isTransposed: Bool

  func shape(_ inputs: [[Int]]) throws(ModelError) -> [Int] {
    let (matrix, sides) = (inputs[0], inputs[1])
    guard matrix.count >= 2, matrix.count == sides.count, matrix.dropLast() == sides.dropLast(),
      matrix[matrix.count - 1] == matrix[matrix.count - 2]
    else { throw shapeError(inputs, "[..., n, n] and [..., n, m]") }
    return sides
  }

  func compute(_ pass: Pass) {
    let shape = pass.outputShape
    let (n, m) = (shape[shape.count - 2], shape[shape.count - 1])
    for sample in 0..<pass.samples {
      let (matrix, sides) = (pass.input(0, sample: sample), pass.input(1, sample: sample))
      let output = pass.output(sample: sample)
      for index in 0..<shape.dropLast(2).reduce(1, *) {
        for column in 0..<m {
          solve(n, m, matrix, index * n * n, sides, output, index * n * m + column)
        }
      }
    }
  }

  /// One column, by substitution; sums are in double precision.
  private func solve(
    _ n: Int, _ m: Int, _ matrix: UnsafeBufferPointer<Float>, _ corner: Int,
    _ sides: UnsafeBufferPointer<Float>, _ output: UnsafeMutableBufferPointer<Float>, _ top: Int
  ) {
    for step in 0..<n {
      let row = isTransposed ? n - 1 - step : step
      var rest = Double(sides[top + row * m])
      for known in isTransposed ? row + 1..<n : 0..<row {
        let place = isTransposed ? known * n + row : row * n + known
        rest -= Double(matrix[corner + place]) * Double(output[top + known * m])
      }
      output[top + row * m] = Float(rest / Double(matrix[corner + row * n + row]))
    }
  }

  /// b̄ = L⁻ᵀ ȳ; L̄ is the lower triangle of -b̄ yᵀ, transposed if L was.
  func gradient(_ inputs: [Tensor], _ output: Tensor, _ g: Tensor) -> [Tensor?] {
    let sides = Tensor(TriangularSolve(isTransposed: !isTransposed), inputs[0], g)
    let (left, right) = isTransposed ? (output, sides) : (sides, output)
    return [-(left.outerProducts(right).lowerTriangle()), sides]
  }
}

extension Tensor {
  /// Σ a[..., i, m] b[..., j, m] over m, [..., i, j].
  fileprivate func outerProducts(_ other: Tensor) -> Tensor {
    let (batch, n, m) = (Array(shape.dropLast(2)), shape[shape.count - 2], shape[shape.count - 1])
    return (reshaped(batch + [n, 1, m]) * other.reshaped(batch + [1, n, m])).sum([-1])
  }

  /// The matrices [..., n, n] with zeros above the diagonal (NumPy: `tril`).
  func lowerTriangle() -> Tensor {
    let n = shape.last ?? 1
    let numbers = Tensor.numbers(below: n)
    return select(greater(numbers, numbers.reshaped([n, 1])), 0, self)
  }

  /// The diagonals of matrices [..., n, n].
  func diagonal() -> Tensor { select(Tensor.identity(shape.last ?? 1), self, 0).sum([-1]) }

  /// The matrices whose diagonals these are (TF: `linalg.diag`).
  func asDiagonal() -> Tensor {
    Tensor.identity(shape.last ?? 1) * reshaped(shape + [1])
  }

  private static func identity(_ n: Int) -> Tensor {
    let numbers = Tensor.numbers(below: n)
    return equal(numbers, numbers.reshaped([n, 1]))
  }
}

/// The solution y of L y = b for lower triangular L [..., n, n] and b [..., n, m]; leading axes are broadcast (TF:
/// `linalg.triangular_solve`).
public func solveTriangular(_ matrix: Tensor, _ sides: Tensor) -> Tensor {
  let operation = TriangularSolve(isTransposed: false)
  guard matrix.shape.count >= 2, sides.shape.count >= 2,
    let batch = Shape.broadcast(matrix.shape.dropLast(2), sides.shape.dropLast(2))
  else { return Tensor(operation, matrix, sides) }
  return Tensor(
    operation, matrix.broadcast(to: batch + matrix.shape.suffix(2)),
    sides.broadcast(to: batch + sides.shape.suffix(2)))
}
