import Testing

@testable import Model

/// A device may be used by several tasks at once: each has the results that it would have alone.
@Suite struct SharedDeviceTests {
  private struct Result: Equatable, Sendable {
    let parameters: [Float]
    let evaluation: Evaluation
    let outputs: Tensor
  }

  private static func run(_ isBayesian: Bool, on device: Device) throws -> Result {
    let (images, labels) = try goldenDigits(120)
    var model = isBayesian ? try Networks.bayesian(count: 120) : try Networks.deterministic()
    let targets = isBayesian ? oneHotTensor(labels) : labelTensor(labels)
    try model.fit(images, targets, epochs: 2, on: device)
    return Result(
      parameters: model.parameters,
      evaluation: try model.evaluate(images, targets, on: device),
      outputs: try model.predict(images, key: Key(seed: 5), on: device).logits)
  }

  @Test(arguments: [1, 2, 3]) func tasksDoNotDisturbEachOther(_ threads: Int) async throws {
    let device = Device(threads: threads)
    let alone = try [false, true].map { try Self.run($0, on: device) }
    let together = try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      for task in 0..<4 {
        group.addTask { (task, try Self.run(task % 2 == 1, on: device)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for task in 0..<4 { #expect(together[task] == alone[task % 2], "task \(task)") }
  }
}
