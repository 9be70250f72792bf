import Model
import Testing

/// Distributions against TensorFlow Probability's (References/distribution_golden.py).
@Suite struct GoldenDistributionTests {
  struct Record: Decodable, Sendable {
    let node: GoldenNode
    let x: GoldenArray
    let values: [String: GoldenArray]
    let xGradient: GoldenArray?
    let batchShape: [Int]
    let eventShape: [Int]

    private enum CodingKeys: String, CodingKey, CaseIterable {
      case x, prob, cdf, entropy, mean, variance, mode
      case logProb = "log_prob"
      case xGradient = "x_gradient"
      case batchShape = "batch_shape"
      case eventShape = "event_shape"
    }

    init(from decoder: any Decoder) throws {
      node = try GoldenNode(from: decoder)
      let container = try decoder.container(keyedBy: CodingKeys.self)
      x = try container.decode(GoldenArray.self, forKey: .x)
      xGradient = try container.decodeIfPresent(GoldenArray.self, forKey: .xGradient)
      batchShape = try container.decode([Int].self, forKey: .batchShape)
      eventShape = try container.decode([Int].self, forKey: .eventShape)
      var values: [String: GoldenArray] = [:]
      for key in [CodingKeys.logProb, .prob, .cdf, .entropy, .mean, .variance, .mode] {
        values[key.rawValue] = try container.decodeIfPresent(GoldenArray.self, forKey: key)
      }
      self.values = values
    }

    var distribution: any Distribution { node.distribution(node.leaves.map(\.tensor)) }
    var label: String { "\(node.name)(\(node.parameters.mapValues(\.values))) at \(x.values)" }
  }

  static let records: Result<[Record], any Error> = Result { try goldenRecords("distributions") }

  @Test func shapes() throws {
    for record in try Self.records.get() {
      let distribution = record.distribution
      #expect(distribution.batchShape == record.batchShape, "\(record.label)")
      #expect(distribution.eventShape == record.eventShape, "\(record.label)")
    }
  }

  @Test(arguments: ["log_prob", "prob", "cdf"]) func functionsOfAnEvent(_ name: String) throws {
    for record in try Self.records.get() {
      guard let expected = record.values[name] else { continue }
      let (distribution, x) = (record.distribution, record.x.tensor)
      let found =
        switch name {
        case "log_prob": distribution.logProb(x)
        case "prob": distribution.prob(x)
        default: distribution.cdf(x)
        }
      compare(found, expected, record, name)
    }
  }

  @Test(arguments: ["entropy", "mean", "variance", "mode"])
  func statistics(_ name: String) throws {
    for record in try Self.records.get() {
      guard let expected = record.values[name] else { continue }
      let distribution = record.distribution
      let found =
        switch name {
        case "entropy": distribution.entropy()
        case "mean": distribution.mean
        case "variance": distribution.variance
        default: distribution.mode
        }
      compare(found, expected, record, name)
    }
  }

  private func compare(_ found: Tensor, _ expected: GoldenArray, _ record: Record, _ name: String) {
    #expect(found.shape == expected.shape, "\(name) of \(record.label)")
    guard found.size == expected.values.count else { return }
    for (found, expected) in zip(found.scalars, expected.values) {
      // Results are kept in single precision, whose arguments are rounded on the way: a hundred roundings at most.
      let bound = 1e-5 * abs(expected) + slack(name, record)
      #expect(
        agrees(found, expected, within: bound), "\(name) of \(record.label): \(found), \(expected)")
    }
  }

  private func slack(_ name: String, _ record: Record) -> Double {
    switch (name, record.node.name) {
    // TFP takes 1 - p, in double precision.
    case ("cdf", "Bernoulli"): 1.2e-16
    // The difference of terms of some α ln α, which are single precision's numbers: of 7000, for the greatest α, 1000.
    case ("entropy", "Gamma"): 1e-3
    default: 0
    }
  }

  @Test func gradients() throws {
    for record in try Self.records.get() where record.node.gradients != nil {
      let leaves = record.node.leaves
      // TFP's x ln y has no slope where x is 0: where a concentration is 1.
      if record.node.name == "Dirichlet", leaves[0].tensor.scalars.contains(1) { continue }
      let found = try gradient(
        of: { tensors in
          record.node.distribution(Array(tensors.dropFirst())).logProb(tensors[0]).sum()
        }, at: [record.x.tensor] + leaves.map(\.tensor))
      for (found, expected) in zip(found, [record.xGradient] + leaves.map(\.gradient)) {
        guard let expected else { continue }
        // Relative to the greatest element of the gradient; bound as above. For logits that is a sum of a dozen differences of
        // probabilities, each rounded by 6e-8, which may all but cancel.
        let greatest = expected.values.map(abs).max() ?? 0
        let error = zip(found.scalars, expected.values).map { abs(Double($0) - $1) }.max() ?? 0
        #expect(
          error <= 1e-5 * greatest + (record.node.name.hasPrefix("Mixture") ? 1e-6 : 0),
          "\(record.label): \(found.scalars), \(expected.values)")
      }
    }
  }
}
