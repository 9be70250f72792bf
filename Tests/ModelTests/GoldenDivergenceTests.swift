import Model
import Testing

/// Divergences in closed form against TensorFlow Probability's (References/divergence_golden.py).
@Suite struct GoldenDivergenceTests {
  struct Record: Decodable, Sendable {
    let q: GoldenNode
    let p: GoldenNode
    let kl: GoldenArray

    var label: String {
      "\(q.name)(\(q.leaves.map(\.tensor.scalars))) from \(p.name)(\(p.leaves.map(\.tensor.scalars)))"
    }
  }

  static let records: Result<[Record], any Error> = Result { try goldenRecords("divergences") }

  /// A divergence is what is left of terms that cancel: of sizes of a few for most, of logarithms of gamma functions for those with
  /// concentrations, of which the greatest here are some 500. Each term has a rounding of single precision.
  private func slack(_ name: String) -> Double {
    ["Gamma", "Beta", "Dirichlet"].contains(name) ? 500 * 0x1p-22 : 4 * 0x1p-22
  }

  @Test func divergences() throws {
    for record in try Self.records.get() {
      let found = klDivergence(
        record.q.distribution(record.q.leaves.map(\.tensor)),
        record.p.distribution(record.p.leaves.map(\.tensor)))
      #expect(found.shape == record.kl.shape, "\(record.label)")
      guard found.size == record.kl.values.count else { continue }
      for (found, expected) in zip(found.scalars, record.kl.values) {
        let bound = 1e-5 * abs(expected) + slack(record.q.name)
        #expect(agrees(found, expected, within: bound), "\(record.label): \(found), \(expected)")
      }
    }
  }

  @Test func gradients() throws {
    for record in try Self.records.get() {
      let leaves = record.q.leaves
      guard leaves.allSatisfy({ $0.gradient != nil }) else { continue }
      let prior = record.p.distribution(record.p.leaves.map(\.tensor))
      let found = try gradient(
        of: { klDivergence(record.q.distribution($0), prior).sum() }, at: leaves.map(\.tensor))
      for (found, leaf) in zip(found, leaves) {
        guard let expected = leaf.gradient else { continue }
        for (found, expected) in zip(found.scalars, expected.values) {
          let bound = 1e-5 * abs(expected) + slack(record.q.name)
          #expect(agrees(found, expected, within: bound), "\(record.label): \(found), \(expected)")
        }
      }
    }
  }

  @Test func missingPairNamesBoth() {
    let nats = klDivergence(Normal(loc: 0, scale: 1), Laplace(loc: 0, scale: 1))
    do {
      _ = try nats.checked()
      Issue.record("a divergence that has no closed form")
    } catch {
      #expect("\(error)".contains("Normal") && "\(error)".contains("Laplace"))
    }
  }
}
