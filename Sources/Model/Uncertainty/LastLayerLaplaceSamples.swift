/// What the curvature of a last layer is made of: the samples' features and predicted probabilities.
///
/// diag(p) - p pᵀ is added up as the sum over pairs of classes of p_k p_l (e_k - e_l) (e_k - e_l)ᵀ, in which nothing cancels when a
/// probability is almost 1.
struct LastLayerSamples {
  /// [N, F].
  let features: Tensor
  /// [N, K].
  let probabilities: Tensor

  var classes: Int { probabilities.rowSize }

  /// Single precision adds up this many samples, double precision the sums.
  private static let block = 512

  /// The mean of φ φᵀ over the samples, [F, F].
  var featureMoment: DoubleMatrix {
    let share = 1 / Double(features.count)
    let sum = sums(columns: features.rowSize) { features, _ in
      Tensor(Outer(), features, features)
    }
    return sum.map { $0 * share }
  }

  /// The sum of diag(p) - p pᵀ over the samples, [K, K]. Its rows add up to 0.
  var classCurvature: DoubleMatrix {
    let scalars = probabilities.scalars
    var curvature = DoubleMatrix(rows: classes, columns: classes)
    for start in stride(from: 0, to: scalars.count, by: classes) {
      for k in 0..<classes {
        for l in 0..<k {
          let product = Double(scalars[start + k]) * Double(scalars[start + l])
          curvature.add(product, (k, k), (l, l))
        }
      }
    }
    return curvature
  }

  /// The diagonal of the sum of φ φᵀ ⊗ (diag(p) - p pᵀ) over the samples, [F, K].
  var diagonalCurvature: DoubleMatrix {
    let others = 1 - Tensor.oneHot(0..<classes, classes: classes)
    return sums(columns: classes) { features, probabilities in
      Tensor(Outer(), square(features), probabilities * probabilities.dot(others))
    }
  }

  /// The sum of φ φᵀ ⊗ (diag(p) - p pᵀ) over the samples, [F K, F K], weight (f, k) at place f K + k.
  var fullCurvature: DoubleMatrix {
    let (count, classes) = (features.rowSize, classes)
    var curvature = DoubleMatrix(rows: count * classes, columns: count * classes)
    for k in 0..<classes {
      for l in 0..<k {
        let moment = sums(columns: count) { features, probabilities in
          let weights = probabilities.slice(k..<k + 1) * probabilities.slice(l..<l + 1)
          return Tensor(Outer(), features, features * weights)
        }
        for f in 0..<count {
          for g in 0..<count {
            let (row, column) = (f * classes, g * classes)
            curvature.add(moment[f, g], (row + k, column + k), (row + l, column + l))
          }
        }
      }
    }
    return curvature
  }

  /// Sums of [F, columns] over the samples, block by block.
  private func sums(
    columns: Int, _ sum: (_ features: Tensor, _ probabilities: Tensor) -> Tensor
  ) -> DoubleMatrix {
    var total = DoubleMatrix(rows: features.rowSize, columns: columns)
    for start in stride(from: 0, to: features.count, by: Self.block) {
      let range = start..<min(start + Self.block, features.count)
      let part = sum(features[range], probabilities[range]).scalars
      total.withScalars { total in
        for index in total.indices { total[index] += Double(part[index]) }
      }
    }
    return total
  }
}

extension DoubleMatrix {
  /// Adds a number at two places, and subtracts it where the row of the one meets the column of the other.
  fileprivate mutating func add(
    _ number: Double, _ first: (row: Int, column: Int), _ second: (row: Int, column: Int)
  ) {
    self[first.row, first.column] += number
    self[second.row, second.column] += number
    self[first.row, second.column] -= number
    self[second.row, first.column] -= number
  }
}
