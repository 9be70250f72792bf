/// A mixture of distributions over the same events (TFP: `Mixture` over a fixed categorical).
///
/// The mixture is of whole events: one component is chosen for all elements of an event together, not one for each. So for events of
/// n elements this is not the product of n scalar mixtures (that is `MixtureSameFamily` with a batch of mixtures).
public struct Mixture: Distribution {
  /// The probabilities of the components.
  public let cat: Categorical
  /// Distributions of equal batch and event shapes.
  public let components: [any Distribution]

  /// - Parameters:
  ///   - cat: the distribution of the component; one for all, or one for each element of the batch.
  ///   - components: one for each class.
  /// - Precondition: one component for each class, with events and batches of the same shape.
  public init(cat: Categorical, components: [any Distribution]) {
    precondition(
      components.count == cat.classes,
      "components.count must be \(cat.classes), is \(components.count)")
    let shapes = components.map { [$0.batchShape, $0.eventShape] }
    precondition(shapes.allSatisfy { $0 == shapes[0] }, "shapes must be equal, are \(shapes)")
    precondition(
      cat.batchShape.isEmpty || cat.batchShape == shapes[0][0],
      "cat.batchShape must be \(shapes[0][0]), is \(cat.batchShape)")
    (self.cat, self.components) = (cat, components)
  }

  /// - Precondition: one probability for each component, at least one, all > 0, with sum 1; and events
  ///   and batches of the same shape.
  public init(probabilities: [Double], components: [any Distribution]) {
    let sum = probabilities.reduce(0.0) { $0 + $1 }
    precondition(
      Swift.abs(sum - 1) < 1e-6 && probabilities.allSatisfy { $0 > 0 },
      "probabilities must be > 0 with sum 1, are \(probabilities)")
    self.init(
      cat: Categorical(probs: Tensor(probabilities.map { Float($0) })), components: components)
  }

  public var batchShape: [Int] { components[0].batchShape }
  public var eventShape: [Int] { components[0].eventShape }

  /// ln Σ π_c exp(ln p_c(x)); the gradient weighs those of the components by their responsibilities (docs/numerics.md 6).
  public func logProb(_ x: Tensor) -> Tensor { logSumExp(logTerms(x)) }

  /// ln π_c + ln p_c(x) for each component.
  private func logTerms(_ x: Tensor) -> [Tensor] {
    let logarithms = logSoftmax(cat.logits)
    return components.indices.map { index in
      components[index].logProb(x) + element(index, of: logarithms, batchShape: cat.batchShape)
    }
  }

  /// What belongs to one component, of an array with its axis behind those of the batch.
  private func element(_ index: Int, of array: Tensor, batchShape: [Int]) -> Tensor {
    array.slice(index..<index + 1).reshaped(batchShape)
  }

  /// The probability, given the event `x`, that each component made it: a tensor of the shape of `logProb(x)` for each.
  public func responsibilities(_ x: Tensor) -> [Tensor] {
    let total = logProb(x)
    return logTerms(x).map { exp($0 - total) }
  }

  /// The component is drawn with the child key "component", the event with "event".
  public func sample(_ key: Key) -> Tensor {
    let events = components.map { $0.sample(key.child("event")) }
    let logits = cat.logits.broadcast(to: batchShape + [components.count])
    let choice = Categorical(logits: logits.perSample(like: events[0]))
      .sample(key.child("component")).reshaped(batchShape + eventShape.map { _ in 1 })
    return events.indices.dropFirst().reduce(events[0]) { chosen, index in
      select(equal(choice, Tensor(Double(index))), events[index], chosen)
    }
  }

  public var mean: Tensor { average { $0.mean } }

  /// Of the components and of their means.
  public var variance: Tensor {
    let centre = mean
    return average { $0.variance + square($0.mean - centre) }
  }

  public func cdf(_ x: Tensor) -> Tensor {
    zip(weights(cat.batchShape), components).reduce(Tensor(0)) { $0 + $1.1.cdf(x) * $1.0 }
  }

  /// Σ π_c f(c), for an f of the shape of an event.
  private func average(_ value: (any Distribution) -> Tensor) -> Tensor {
    let ones = cat.batchShape.isEmpty ? [] : eventShape.map { _ in 1 }
    return zip(weights(cat.batchShape + ones), components).reduce(Tensor(0)) {
      $0 + value($1.1) * $1.0
    }
  }

  /// π_c under a shape.
  private func weights(_ shape: [Int]) -> [Tensor] {
    let probs = cat.probs
    return components.indices.map { element($0, of: probs, batchShape: shape) }
  }
}
