/// A mixture of distributions over the same events (TFP: `Mixture` over a fixed categorical).
///
/// The mixture is of whole vectors: one component is chosen for all elements together, not one for
/// each element. So for events of n elements this prior is not the product of n scalar mixtures.
public struct Mixture: Distribution {
  public let probabilities: [Double]
  public let components: [any Distribution]

  /// - Precondition: one probability for each component, at least one, all > 0, with sum 1; and events
  ///   of the same size.
  public init(probabilities: [Double], components: [any Distribution]) {
    precondition(!components.isEmpty, "components must not be empty")
    precondition(
      probabilities.count == components.count,
      "probabilities.count must be \(components.count), is \(probabilities.count)")
    let sum = probabilities.reduce(0, +)
    precondition(
      abs(sum - 1) < 1e-9 && probabilities.allSatisfy { $0 > 0 },
      "probabilities must be > 0 with sum 1, are \(probabilities)")
    let sizes = components.map(\.eventSize)
    precondition(sizes.allSatisfy { $0 == sizes[0] }, "event sizes must be equal, are \(sizes)")
    (self.probabilities, self.components) = (probabilities, components)
  }

  public var eventSize: Int { components[0].eventSize }

  /// ln Σ π_c exp(ln p_c(x)); the gradient weighs those of the components by their responsibilities
  /// (docs/numerics.md 6).
  public func logProb(
    _ x: UnsafeBufferPointer<Float>, addingGradientTo gradient: UnsafeMutableBufferPointer<Float>?,
    weight: Double
  ) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: components.count) { terms in
      let total = logTerms(x, into: terms)
      guard let gradient else { return total }
      for (component, term) in zip(components, terms) {
        let responsibility = Elementary.exp(term - total)
        if responsibility != 0 {
          _ = component.logProb(x, addingGradientTo: gradient, weight: weight * responsibility)
        }
      }
      return total
    }
  }

  /// Writes ln π_c + ln p_c(x); returns the logarithm of the sum of their powers.
  private func logTerms(
    _ x: UnsafeBufferPointer<Float>, into terms: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    for index in components.indices {
      let logProb = components[index].logProb(x, addingGradientTo: nil, weight: 0)
      terms.initializeElement(at: index, to: Elementary.log(probabilities[index]) + logProb)
    }
    let greatest = terms.max() ?? 0
    guard greatest.isFinite else { return greatest }
    return greatest + Elementary.log(terms.reduce(0) { $0 + Elementary.exp($1 - greatest) })
  }

  /// Probability, given the event `x`, that each component made it.
  public func responsibilities(_ x: [Float]) -> [Double] {
    let total = logProb(x)
    return zip(probabilities, components).map { probability, component in
      Elementary.exp(Elementary.log(probability) + component.logProb(x) - total)
    }
  }

  public func sample(_ key: Key) -> [Float] {
    let uniform = Double(key.child("component").uniform(0))
    var cumulative = 0.0
    for (probability, component) in zip(probabilities, components) {
      cumulative += probability
      if uniform < cumulative { return component.sample(key.child("event")) }
    }
    return components[components.count - 1].sample(key.child("event"))
  }
}
