import Testing

@testable import Model

/// Whole fits, evaluations and predictions are the same bits for any number of threads, and every time.
@Suite struct ThreadTests {
  private struct Result: Equatable {
    let history: History
    let parameters: [Float]
    let slots: [[Float]]
    let evaluation: Evaluation
    let predictions: [Tensor]
  }

  /// 300 digits: the last batch, of 12, has a short chunk.
  private func run(_ name: String, threads: Int) throws -> Result {
    let (images, labels) = try goldenDigits(300)
    let device = Device(threads: threads)
    let isBayesian = name == "bayesian"
    var model = isBayesian ? try Networks.bayesian(count: 300) : try Networks.deterministic()
    let targets =
      isBayesian
      ? Tensor.oneHot(labels.map { Int($0) }, classes: 10)
      : Tensor(shape: [300, 1], scalars: labels.map { Float($0) })
    let history = try model.fit(images, targets, epochs: 2, on: device)
    return Result(
      history: history, parameters: model.parameters,
      slots: model.compiled?.slots ?? [],
      evaluation: try model.evaluate(images, targets, on: device),
      predictions: try model.predict(images, draws: 3, key: Key(seed: 2), on: device).draws.map(
        \.logits))
  }

  @Test(arguments: ["deterministic", "bayesian"], [2, 3, 8])
  func sameBits(_ name: String, _ threads: Int) throws {
    let one = try run(name, threads: 1)
    #expect(one.history.epochs[1].loss < one.history.epochs[0].loss)
    #expect(try run(name, threads: threads) == one)
    #expect(try run(name, threads: threads) == one)
  }

  /// Many short jobs, so that helpers park, wake and race for chunks.
  @Test(arguments: [2, 3, 8]) func everyIndexIsDoneOnce(_ threads: Int) {
    let workers = makeWorkers(threads: threads)
    for count in [0, 1, 2, 7, 100] + Array(repeating: 5, count: 2000) {
      let done = Memory<Int32>(count: count)
      let last = Memory<Int32>(count: count)
      workers.run(count) { index, worker in
        done.base[index] += 1
        last.base[index] = Int32(worker)
      }
      #expect(done.elements.allSatisfy { $0 == 1 })
      #expect(last.elements.allSatisfy { (0..<Int32(workers.threads)).contains($0) })
    }
  }
}
