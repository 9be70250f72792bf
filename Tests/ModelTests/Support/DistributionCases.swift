import Model
import Testing

/// A distribution as the contract tests need it: a batch of two, made of parameters, so that slopes for these can be asked for, and draws
/// by the thousand made at once, by parameters with one axis more.
struct DistributionCase: Sendable, CustomTestStringConvertible {
  /// How a sample moves with the parameters: not at all; so that its cumulative probability stays; or as the sampler is written.
  enum Slope { case none, implicit, direct }

  let name: String
  /// [2, ...] each.
  let parameters: [Tensor]
  let make: @Sendable ([Tensor]) -> any Distribution
  /// Within the support, away from its edge and from kinks.
  let events: Tensor
  var slope = Slope.direct
  /// Where the density is, for each element of an event.
  var support: [ClosedRange<Double>] = []
  /// The events, if they are finitely many.
  var outcomes: Tensor?
  /// Whether the elements of an event add up to 1, so that the last one is not free.
  var isSimplex = false

  var distribution: any Distribution { make(parameters) }
  var testDescription: String { name }

  /// The parameters, once more for each of `count` draws.
  func repeated(_ count: Int) -> [Tensor] {
    parameters.map { parameter in
      let copies = [[Float]](repeating: parameter.scalars, count: count)
      return Tensor(shape: [count] + parameter.shape, scalars: Array(copies.joined()))
    }
  }

  /// [count, 2, event]: independent draws.
  func samples(_ count: Int, key: Key) -> Tensor { make(repeated(count)).sample(key) }
}

extension DistributionCase {
  /// One of each kind at least.
  static let all: [DistributionCase] = unbounded + bounded + discrete + vectors + composites

  private static let unbounded = [
    DistributionCase(
      name: "Normal", parameters: [Tensor([0.5, -2]), Tensor([1.5, 0.25])],
      make: { Normal(loc: $0[0], scale: $0[1]) }, events: Tensor([1.25, -2.5]),
      support: [-60...60]),
    DistributionCase(
      name: "Laplace", parameters: [Tensor([0.5, -2]), Tensor([0.75, 1.5])],
      make: { Laplace(loc: $0[0], scale: $0[1]) }, events: Tensor([1.25, -2.5]),
      support: [-60...60]),
    DistributionCase(
      name: "StudentT", parameters: [Tensor([9, 12]), Tensor([0.5, -2]), Tensor([0.75, 1.5])],
      make: { StudentT(df: $0[0], loc: $0[1], scale: $0[2]) }, events: Tensor([1.25, -2.5]),
      slope: .implicit, support: [-120...120]),
  ]

  private static let bounded = [
    DistributionCase(
      name: "Uniform", parameters: [Tensor([-1, 0]), Tensor([2, 0.5])],
      make: { Uniform(low: $0[0], high: $0[1]) }, events: Tensor([1.25, 0.125]),
      support: [-2...3]),
    DistributionCase(
      name: "HalfNormal", parameters: [Tensor([1.5, 0.25])], make: { HalfNormal(scale: $0[0]) },
      events: Tensor([0.75, 0.5]), support: [0...60]),
    DistributionCase(
      name: "Gamma", parameters: [Tensor([2.5, 6]), Tensor([1.5, 0.75])],
      make: { Gamma(concentration: $0[0], rate: $0[1]) }, events: Tensor([0.75, 7]),
      slope: .implicit, support: [0...120]),
    // Densities that are infinite at the edge of the support are not integrated.
    DistributionCase(
      name: "Gamma of small concentration",
      parameters: [Tensor([0.5, 0.125]), Tensor([1.5, 0.75])],
      make: { Gamma(concentration: $0[0], rate: $0[1]) }, events: Tensor([0.75, 0.25]),
      slope: .implicit),
    DistributionCase(
      name: "Beta", parameters: [Tensor([2, 3.5]), Tensor([3, 1.5])],
      make: { Beta(concentration1: $0[0], concentration0: $0[1]) }, events: Tensor([0.25, 0.875]),
      slope: .implicit, support: [0...1]),
  ]

  private static let logits = Tensor(shape: [2, 3], scalars: [0.5, -1, 2, 0, 0, 1])

  private static let discrete = [
    DistributionCase(
      name: "Bernoulli", parameters: [Tensor([0.75, -2])], make: { Bernoulli(logits: $0[0]) },
      events: Tensor([1, 0]), slope: .none, outcomes: Tensor(shape: [2, 1], scalars: [0, 1])),
    DistributionCase(
      name: "Categorical", parameters: [logits], make: { Categorical(logits: $0[0]) },
      events: Tensor([2, 0]), slope: .none, outcomes: Tensor(shape: [3, 1], scalars: [0, 1, 2])),
    DistributionCase(
      name: "OneHotCategorical", parameters: [logits], make: { OneHotCategorical(logits: $0[0]) },
      events: Tensor(shape: [2, 3], scalars: [0, 0, 1, 1, 0, 0]), slope: .none,
      outcomes: Tensor(shape: [3, 1, 3], scalars: [1, 0, 0, 0, 1, 0, 0, 0, 1])),
    DistributionCase(
      name: "Deterministic", parameters: [Tensor([0.5, -2])], make: { Deterministic(loc: $0[0]) },
      events: Tensor([0.5, -2]), slope: .none,
      outcomes: Tensor(shape: [2, 1], scalars: [0.5, -2])),
  ]

  private static let loc = Tensor(shape: [2, 3], scalars: [0, 1, -1, 2, 0.5, 0])
  private static let scale = Tensor(shape: [2, 3], scalars: [1, 0.5, 1.25, 0.75, 0.5, 1])
  private static let vector = Tensor(shape: [2, 3], scalars: [0.25, 1.5, -2, 1, 0, 0.75])

  private static let vectors = [
    DistributionCase(
      name: "Dirichlet", parameters: [Tensor(shape: [2, 3], scalars: [2, 3, 2.5, 4, 2, 6])],
      make: { Dirichlet(concentration: $0[0]) },
      events: Tensor(shape: [2, 3], scalars: [0.25, 0.625, 0.125, 0.5, 0.25, 0.25]),
      slope: .implicit, support: [0...1, 0...1], isSimplex: true),
    DistributionCase(
      name: "MultivariateNormalDiag", parameters: [loc, scale],
      make: { MultivariateNormalDiag(loc: $0[0], scaleDiag: $0[1]) }, events: vector,
      support: [-9...9, -9...9, -9...9]),
    DistributionCase(
      name: "MultivariateNormalTriL",
      parameters: [
        Tensor(shape: [2, 2], scalars: [0, 1, 2, 0.5]),
        Tensor(shape: [2, 2, 2], scalars: [1, 0, -0.75, 0.5, 1.5, 0, 0.5, 2]),
      ],
      make: { MultivariateNormalTriL(loc: $0[0], scaleTril: $0[1]) },
      events: Tensor(shape: [2, 2], scalars: [0.25, 1.5, 1, 0]), support: [-16...16, -16...16]),
  ]

  private static let composites = [
    DistributionCase(
      name: "Independent", parameters: [loc, scale],
      make: { Independent(Normal(loc: $0[0], scale: $0[1]), reinterpretedBatchNdims: 1) },
      events: vector, support: [-9...9, -9...9, -9...9]),
    DistributionCase(
      name: "Mixture", parameters: [Tensor([-1, 0]), Tensor([0.5, 1])],
      make: {
        Mixture(
          probabilities: [0.25, 0.75],
          components: [
            Normal(loc: $0[0], scale: $0[1]), Normal(loc: $0[0] + 2, scale: $0[1] * 1.5),
          ])
      }, events: Tensor([1.25, -0.5]), support: [-60...60]),
    DistributionCase(
      name: "MixtureSameFamily",
      parameters: [
        Tensor(shape: [2, 2], scalars: [-1, 2, 0, 0.5]),
        Tensor(shape: [2, 2], scalars: [0.5, 1.5, 1, 0.25]),
      ],
      make: {
        MixtureSameFamily(
          mixtureDistribution: Categorical(probs: Tensor([0.25, 0.75])),
          componentsDistribution: Normal(loc: $0[0], scale: $0[1]))
      }, events: Tensor([1.25, -0.5]), support: [-60...60]),
  ]
}
