/// A mixture whose components are a batch of one distribution (TFP: `MixtureSameFamily`): the last axis of the batch of components is
/// the mixture's.
///
/// Where the mixture distribution, or what is left of the components' batch, has axes, it is a batch of mixtures: each has a component
/// chosen of its own. So `Independent(MixtureSameFamily(...))` over scalar components is a mixture for each coordinate.
public struct MixtureSameFamily: Distribution {
  /// The probabilities of the components.
  public let mixtureDistribution: Categorical
  /// The components, along the last axis of its batch.
  public let componentsDistribution: any Distribution

  /// - Precondition: as many components as the mixture has classes, and batches that go together.
  public init(mixtureDistribution: Categorical, componentsDistribution: any Distribution) {
    let (classes, batch) = (mixtureDistribution.classes, componentsDistribution.batchShape)
    precondition(
      batch.last == classes
        && Shape.broadcast(mixtureDistribution.batchShape, batch.dropLast()) != nil,
      "componentsDistribution.batchShape must be [..., \(classes)], is \(batch)")
    self.mixtureDistribution = mixtureDistribution
    self.componentsDistribution = componentsDistribution
  }

  public var batchShape: [Int] {
    let components = componentsDistribution.batchShape
    return Shape.broadcast(mixtureDistribution.batchShape, components.dropLast())
      ?? components.dropLast()
  }
  public var eventShape: [Int] { componentsDistribution.eventShape }

  /// ln Σ π p(x).
  public func logProb(_ x: Tensor) -> Tensor {
    logSumExp(
      componentsDistribution.logProb(forComponents(x)) + logSoftmax(mixtureDistribution.logits))
  }

  /// The component is drawn with the child key "component", the events of all components with "event".
  public func sample(_ key: Key) -> Tensor {
    let events = componentsDistribution.sample(key.child("event"))
    let logits = mixtureDistribution.logits.broadcast(
      to: batchShape + [mixtureDistribution.classes])
    let chosen = OneHotCategorical(logits: logits.perSample(like: events))
      .sample(key.child("component"))
    return select(forEvents(chosen), events, 0).sum([-1 - eventShape.count])
  }

  public var mean: Tensor { average(componentsDistribution.mean) }

  /// Of the components and of their means.
  public var variance: Tensor {
    let distance = componentsDistribution.mean - forComponents(mean)
    return average(componentsDistribution.variance + square(distance))
  }

  public func cdf(_ x: Tensor) -> Tensor {
    (mixtureDistribution.probs * componentsDistribution.cdf(forComponents(x))).sum([-1])
  }

  /// Σ π f along the axis of the components.
  private func average(_ values: Tensor) -> Tensor {
    (forEvents(mixtureDistribution.probs) * values).sum([-1 - eventShape.count])
  }

  /// Events, the same for each component.
  private func forComponents(_ x: Tensor) -> Tensor {
    let axis = x.shape.count - eventShape.count
    return x.reshaped(x.shape.prefix(max(axis, 0)) + [1] + x.shape.suffix(eventShape.count))
  }

  /// Weights [..., components], the same for each element of an event.
  private func forEvents(_ weights: Tensor) -> Tensor {
    weights.reshaped(weights.shape + eventShape.map { _ in 1 })
  }
}
