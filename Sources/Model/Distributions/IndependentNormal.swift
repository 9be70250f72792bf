/// Makes independent normals from a vector of parameters: the first half are the means, and softplus
/// of the second half the standard deviations (TFP: `tfp.layers.IndependentNormal`).
public struct IndependentNormal: Sendable, Equatable {
  public let eventSize: Int

  /// - Precondition: eventSize ≥ 1.
  public init(_ eventSize: Int) {
    precondition(eventSize >= 1, "eventSize must be at least 1, is \(eventSize)")
    self.eventSize = eventSize
  }

  /// Parameters that an event of `eventSize` elements needs: two for each.
  public static func parametersSize(_ eventSize: Int) -> Int { 2 * eventSize }

  /// The distribution of the given parameters.
  public func callAsFunction(_ parameters: [Float]) -> Independent {
    let expected = IndependentNormal.parametersSize(eventSize)
    precondition(
      parameters.count == expected,
      "parameters.count must be \(expected), is \(parameters.count)")
    let scales = parameters[eventSize...].map {
      max(Double(Elementary.softplus($0)), .leastNonzeroMagnitude)
    }
    return Independent(
      Normal(locs: parameters[..<eventSize].map(Double.init), scales: scales),
      eventShape: eventSize)
  }
}

/// Trainable parameters without an input (TFP: `tfp.layers.VariableLayer`).
public struct VariableLayer: Sendable, Equatable {
  public let size: Int
  public let initializer: Initializer

  /// - Precondition: size ≥ 1.
  public init(_ size: Int, initializer: Initializer = .zeros) {
    precondition(size >= 1, "size must be at least 1, is \(size)")
    (self.size, self.initializer) = (size, initializer)
  }
}

/// A distribution whose parameters are trained: Keras' `Sequential([VariableLayer, IndependentNormal])`.
public struct TrainableDistribution: Sendable, Equatable {
  public let variables: VariableLayer
  public let distribution: IndependentNormal

  public init(_ variables: VariableLayer, _ distribution: IndependentNormal) {
    (self.variables, self.distribution) = (variables, distribution)
  }

  public var eventSize: Int { distribution.eventSize }
}
