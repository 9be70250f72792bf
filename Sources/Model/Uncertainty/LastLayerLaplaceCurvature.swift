/// The generalised Gauss-Newton matrix H of a last layer's negative log-likelihood, by its eigenvectors Q and eigenvalues λ.
///
/// Weight (f, k), of feature f and class k, stands at place f · K + k.
protocol LastLayerCurvature: Sendable {
  /// λ, one for each weight.
  var eigenvalues: [Double] { get }
  /// Q x.
  func rotated(_ x: [Double]) -> [Double]
  /// Qᵀ x.
  func projected(_ x: [Double]) -> [Double]
  /// Qᵀ x for the gradient x of class k's logit: the features at the class's places.
  func projected(_ features: [Double], of k: Int) -> [Double]
  /// The diagonal of Q diag(x) Qᵀ.
  func diagonal(_ x: [Double]) -> [Double]
}

/// H = A ⊗ B, as if features were independent of predictions: A is the mean of φ φᵀ over the samples, and B the sum of diag(p) - p pᵀ
/// (Martens and Grosse, arXiv:1503.05671).
struct KroneckerCurvature: LastLayerCurvature {
  private let features: SymmetricEigen
  private let classes: SymmetricEigen
  let eigenvalues: [Double]

  init(_ samples: LastLayerSamples) {
    features = SymmetricEigen(samples.featureMoment)
    classes = SymmetricEigen(samples.classCurvature)
    // Neither factor has negative eigenvalues but by rounding.
    let positive = classes.values.map { max($0, 0) }
    eigenvalues = features.values.flatMap { value in positive.map { max(value, 0) * $0 } }
  }

  private func matrix(_ x: [Double]) -> DoubleMatrix {
    DoubleMatrix(rows: features.values.count, columns: classes.values.count, scalars: x)
  }

  func rotated(_ x: [Double]) -> [Double] {
    (features.vectors.transposed * matrix(x) * classes.vectors).scalars
  }

  func projected(_ x: [Double]) -> [Double] {
    (features.vectors * matrix(x) * classes.vectors.transposed).scalars
  }

  func projected(_ input: [Double], of k: Int) -> [Double] {
    let column = DoubleMatrix(rows: input.count, columns: 1, scalars: input)
    let row = classes.vectors.transposed.row(k)
    return (features.vectors * column * row).scalars
  }

  func diagonal(_ x: [Double]) -> [Double] {
    let squares = (features.vectors.map { $0 * $0 }, classes.vectors.map { $0 * $0 })
    return (squares.0.transposed * matrix(x) * squares.1).scalars
  }
}

/// H = Σ φ φᵀ ⊗ (diag(p) - p pᵀ) over the samples, all of it.
struct FullCurvature: LastLayerCurvature {
  private let eigen: SymmetricEigen
  private let classes: Int
  let eigenvalues: [Double]

  init(_ samples: LastLayerSamples) {
    eigen = SymmetricEigen(samples.fullCurvature)
    classes = samples.classes
    eigenvalues = eigen.values.map { max($0, 0) }
  }

  func rotated(_ x: [Double]) -> [Double] { (row(x) * eigen.vectors).scalars }

  func projected(_ x: [Double]) -> [Double] {
    (eigen.vectors * DoubleMatrix(rows: x.count, columns: 1, scalars: x)).scalars
  }

  func projected(_ input: [Double], of k: Int) -> [Double] {
    projected(gradient(input, of: k, classes: classes))
  }

  func diagonal(_ x: [Double]) -> [Double] {
    (row(x) * eigen.vectors.map { $0 * $0 }).scalars
  }

  private func row(_ x: [Double]) -> DoubleMatrix {
    DoubleMatrix(rows: 1, columns: x.count, scalars: x)
  }
}

/// The diagonal of H alone, Σ φ² p (1 - p) over the samples: weights are independent.
struct DiagonalCurvature: LastLayerCurvature {
  let eigenvalues: [Double]
  private let classes: Int

  init(_ samples: LastLayerSamples) {
    (eigenvalues, classes) = (samples.diagonalCurvature.scalars, samples.classes)
  }

  func rotated(_ x: [Double]) -> [Double] { x }
  func projected(_ x: [Double]) -> [Double] { x }
  func diagonal(_ x: [Double]) -> [Double] { x }

  func projected(_ input: [Double], of k: Int) -> [Double] {
    gradient(input, of: k, classes: classes)
  }
}

/// The features at the places of one class, zeros elsewhere.
private func gradient(_ features: [Double], of k: Int, classes: Int) -> [Double] {
  var gradient = [Double](repeating: 0, count: features.count * classes)
  for (feature, number) in features.enumerated() { gradient[feature * classes + k] = number }
  return gradient
}
