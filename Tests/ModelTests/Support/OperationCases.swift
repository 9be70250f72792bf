import Testing

@testable import Model

/// An operation with inputs to try it on.
struct OperationCase: Sendable, CustomTestStringConvertible {
  /// Where an input's numbers lie. `apart`: a quarter from each other at least, so that a step of differences changes no order.
  enum Domain { case real, positive, unit, flags, apart }

  let operation: any Operation
  let shapes: [[Int]]
  var domains: [Domain] = []
  /// The inputs by which it can be differentiated; by others its gradient is an error, or there is none to be had.
  var differentiable: Set<Int>?
  /// Whether it says so, when it is asked for another gradient.
  var refuses = false

  var typeName: String { "\(type(of: operation))" }
  var testDescription: String { "\(typeName) \(operation.name) \(shapes)" }
  var slopes: Set<Int> { differentiable ?? Set(shapes.indices) }

  /// The inputs of a sample.
  func inputs(_ sample: Int) -> [Tensor] {
    shapes.enumerated().map { index, shape in
      let key = Key(seed: 71).child(sample).child(index)
      let domain = index < domains.count ? domains[index] : .real
      return Tensor(shape: shape, scalars: domain.numbers(shape.reduce(1, *), key))
    }
  }
}

extension OperationCase.Domain {
  fileprivate func numbers(_ count: Int, _ key: Key) -> [Float] {
    switch self {
    case .real: key.normals(count: count)
    case .positive: key.uniform(count: count, in: 0.5..<3)
    case .unit: key.uniform(count: count, in: 0.125..<0.875)
    case .flags: key.uniform(count: count, in: 0..<2).map { $0.rounded(.down) }
    case .apart: key.permutation(count).map { Float($0) / 4 - Float(count) / 8 }
    }
  }
}

extension OperationCase {
  static let all = elementwise + special + arrays + reductions + matrices + images + batches

  private static var elementwise: [OperationCase] {
    Elementwise.Function.allCases.map { function in
      let domains: [Domain] =
        switch function {
        case .divide: [.real, .positive]
        case .select: [.flags, .real, .real]
        case .squareRoot, .log, .log1p, .lgamma, .digamma, .trigamma: [.positive]
        default: []
        }
      let shapes = [[Int]](repeating: [3, 7], count: function.arity)
      return OperationCase(
        operation: Elementwise(function: function), shapes: shapes, domains: domains,
        differentiable: function == .trigamma ? [] : function == .select ? [1, 2] : nil,
        refuses: function == .trigamma)
    }
  }

  private static var special: [OperationCase] {
    SpecialFunction.Function.allCases.map { function in
      let (domains, slopes): ([Domain], Set<Int>?) =
        switch function {
        case .logBeta, .digammaDifference, .igamma, .igammac, .gammaLogDensity:
          ([.positive, .positive], nil)
        case .igammaDerivative, .logGammaSlope: ([.positive, .unit], [])
        case .betainc: ([.positive, .positive, .unit], [2])
        case .betaLogDensity: ([.positive, .positive, .unit], nil)
        case .stdtr: ([.positive, .real], [1])
        }
      return OperationCase(
        operation: SpecialFunction(function: function),
        shapes: [[Int]](repeating: [2, 5], count: domains.count), domains: domains,
        differentiable: slopes, refuses: slopes != nil)
    }
  }

  private static var arrays: [OperationCase] {
    [
      OperationCase(operation: Broadcast(source: [3, 1], target: [2, 3, 5]), shapes: [[3, 1]]),
      OperationCase(operation: Broadcast(source: [], target: [4]), shapes: [[]]),
      OperationCase(operation: Transpose(axes: [2, 0, 1]), shapes: [[3, 4, 5]]),
      OperationCase(operation: Transpose(axes: [1, 0]), shapes: [[3, 17]]),
      OperationCase(operation: Reshaping(target: [6, 2]), shapes: [[3, 4]]),
      OperationCase(operation: Slice(axis: 1, start: 2, count: 3), shapes: [[3, 7, 2]]),
      OperationCase(operation: Slice(axis: 0, start: 0, count: 1), shapes: [[5]]),
      OperationCase(operation: Pad(axis: 1, before: 2, after: 1), shapes: [[3, 4, 2]]),
      OperationCase(operation: Pad(axis: 0, before: 0, after: 9), shapes: [[2]]),
    ]
  }

  private static var reductions: [OperationCase] {
    let shape = [3, 5, 4]
    return (0..<3).flatMap { axis in
      [
        OperationCase(operation: Reduce(function: .sum, axis: axis), shapes: [shape]),
        OperationCase(
          operation: Reduce(function: .maximum, axis: axis), shapes: [shape], domains: [.apart]),
      ]
    } + [
      OperationCase(operation: ArgumentOfMaximum(), shapes: [[3, 9]], domains: [.apart]),
      OperationCase(operation: LogSoftmax(), shapes: [[11]]),
      OperationCase(operation: LogSoftmax(), shapes: [[3, 5]]),
      OperationCase(operation: LogSoftmaxGradient(), shapes: [[3, 5], [3, 5]]),
    ]
  }

  private static var matrices: [OperationCase] {
    [
      OperationCase(operation: Dot(), shapes: [[7], [7, 5]]),
      OperationCase(operation: Dot(), shapes: [[3, 2, 33], [33, 18]]),
      OperationCase(operation: DotTransposed(), shapes: [[5], [7, 5]]),
      OperationCase(operation: DotTransposed(), shapes: [[4, 18], [35, 18]]),
      OperationCase(operation: Outer(), shapes: [[7], [5]]),
      OperationCase(operation: Outer(), shapes: [[4, 19], [4, 10]]),
      OperationCase(
        operation: TriangularSolve(isTransposed: false), shapes: [[3, 3], [3, 2]],
        domains: [.positive]),
      OperationCase(
        operation: TriangularSolve(isTransposed: true), shapes: [[2, 3, 3], [2, 3, 1]],
        domains: [.positive]),
    ]
  }

  private static var batches: [OperationCase] {
    [
      OperationCase(operation: SumOverBatch(), shapes: [[2, 3]]),
      OperationCase(operation: DivergenceMark(), shapes: [[]]),
      OperationCase(operation: StopGradient(), shapes: [[4]], differentiable: []),
    ]
  }
}
