import Testing

@testable import Model

/// Optimizers, schedules and clipping against Keras (References/optimizer_golden.py).
@Suite struct GoldenOptimizerTests {
  struct Record: Decodable, Sendable {
    let kind: String
    let name: String
    let config: GoldenConfig
    let inputs: [String: GoldenArray]
    let outputs: [String: GoldenArray]
  }

  private func records(_ kind: String) throws -> [Record] {
    let all: [Record] = try goldenRecords("optimizers")
    #expect(all.allSatisfy { ["optimizer", "schedule"].contains($0.kind) })
    return all.filter { $0.kind == kind }
  }

  /// The weights after each step, [steps, weights], through the plan that `fit` runs.
  private func weights(_ record: Record, _ optimizer: any Optimizer) throws -> [[Float]] {
    try optimizer.check()
    let start = try #require(record.inputs["w0"]).tensor
    let gradients = try #require(record.inputs["gradients"]).tensor
    let state = try TrainingState(
      parameters: start.scalars,
      slots: optimizer.slots.map { _ in [Float](repeating: 0, count: start.size) }, steps: 0,
      optimizer, variables: [0..<8, 8..<12])
    return (0..<gradients.count).map { step in
      _ = state.gradient.update(fromContentsOf: gradients.row(step))
      state.update()
      return Array(state.parameters)
    }
  }

  @Test func stepsAreThoseOfKeras() throws {
    let records = try records("optimizer")
    #expect(records.count == 38)
    for (index, record) in records.enumerated() {
      let label = "\(index), \(record.name)"
      let optimizer = try #require(record.config.optimizer(record.name), "\(label)")
      let found = try weights(record, optimizer)
      let expected = try #require(record.outputs["w"]).values
      for place in 0..<12 {
        // Weights that have come back from far away keep the rounding of where they were.
        var farthest = 0.0
        for step in found.indices {
          let weight = expected[step * 12 + place]
          farthest = max(farthest, abs(weight))
          let error = abs(Double(found[step][place]) - weight)
          #expect(error <= 1e-5 * farthest, "\(label), step \(step), weight \(place)")
        }
      }
    }
  }

  @Test func ratesAreThoseOfKeras() throws {
    let records = try records("schedule")
    #expect(records.count == 14)
    for (index, record) in records.enumerated() {
      let label = "\(index), \(record.name)"
      let schedule = try #require(record.config.schedule(record.name), "\(label)")
      let steps = try #require(record.inputs["step"]).tensor
      let expected = try #require(record.outputs["value"])
      let found = try schedule(steps).broadcast(to: steps.shape).checked()
      // A cosine near its end is a sum that cancels: its rounding is that of the value that it starts from.
      let start = expected.values.map(abs).max() ?? 0
      let scale = record.name == "CosineDecay" ? 0.125 * start : 0
      #expect(greatestError(of: found, expected, scale: scale) <= 1e-5, "\(label)")
    }
  }
}
