import Synchronization
import Testing

@testable import Literate

private struct Fault: Error, Equatable { var seed: UInt64 }

@Suite struct JobTests {
  private func run(_ seedCount: Int, threads: Int) -> Run {
    Run(seed: 7, seedCount: seedCount, threads: threads)
  }

  @Test(arguments: [1, 2, 3, 8])
  func valuesComeInTheOrderOfTheSeeds(_ threads: Int) throws {
    let values = try run(5, threads: threads).overSeeds { run in
      var generator = run.generator("a")
      return [run.seed, generator.next()]
    }
    let expected = (UInt64(7)...11).map { seed in
      var generator = Run(seed: seed, threads: 1).generator("a")
      return [seed, generator.next()]
    }
    #expect(values == expected)
  }

  @Test(arguments: [(1, 8, 8), (5, 1, 1), (4, 2, 1), (2, 8, 4), (3, 8, 2), (5, 8, 1)])
  func threadsAreShared(_ seeds: Int, _ threads: Int, _ share: Int) throws {
    let shares = try run(seeds, threads: threads).overSeeds { $0.threads }
    #expect(shares == Array(repeating: share, count: seeds))
  }

  @Test func whatIsLeftOverHasAllThreads() throws {
    #expect(try run(5, threads: 2).overSeeds { $0.threads } == [1, 1, 1, 1, 2])
    #expect(try run(6, threads: 4).overSeeds { $0.threads } == [1, 1, 1, 1, 2, 2])
  }

  @Test func noMoreRunAtOnceThanThereAreThreads() throws {
    let running = Atomic(0)
    let most = Mutex(0)
    _ = try run(20, threads: 3).overSeeds { _ in
      let now = running.add(1, ordering: .relaxed).newValue
      most.withLock { $0 = max($0, now) }
      for _ in 0..<1_000 { _ = running.load(ordering: .relaxed) }
      running.subtract(1, ordering: .relaxed)
    }
    #expect(most.withLock { $0 } <= 3)
  }

  @Test func eachHasOneSeedAndValuesOfItsOwn() throws {
    let run = run(3, threads: 2)
    let inner = try run.overSeeds { run in
      (run.seeds, run.shared { run.seed * 10 }, run.isStrict)
    }
    #expect(inner.map(\.0) == [[7], [8], [9]])
    #expect(inner.map(\.1) == [70, 80, 90])
    #expect(run.shared { UInt64(0) } == 0)
  }

  @Test(arguments: [1, 4])
  func theFirstErrorIsThrown(_ threads: Int) {
    let begun = Mutex<[UInt64]>([])
    let error = #expect(throws: Fault.self) {
      try run(12, threads: threads).overSeeds { run in
        begun.withLock { $0.append(run.seed) }
        if run.seed > 8 { throw Fault(seed: run.seed) }
      }
    }
    #expect(error == Fault(seed: 9))
    #expect(threads > 1 || begun.withLock { $0 } == [7, 8, 9])
  }

  @Test func itemsAreWorkedOnWithTheSameSeeds() throws {
    let values = try run(2, threads: 4).sideBySide(["a", "b", "c"]) { item, run in
      "\(item) \(run.seed) \(run.seeds.count) \(run.threads)"
    }
    #expect(values == ["a 7 2 1", "b 7 2 1", "c 7 2 1"])
    #expect(try run(1, threads: 1).sideBySide([Int]()) { item, _ in item }.isEmpty)
  }

  @Test func piecesMayHavePieces() throws {
    let values = try run(2, threads: 4).overSeeds { run in
      try run.sideBySide([1, 2]) { item, run in "\(run.seed).\(item) \(run.threads)" }
    }
    #expect(values == [["7.1 1", "7.2 1"], ["8.1 1", "8.2 1"]])
  }

  @Test func progressSaysOfWhichPieceItIs() throws {
    let told = Mutex<[String]>([])
    let run = Run(
      seed: 7, seedCount: 2, threads: 1,
      onProgress: { progress in
        told.withLock { $0.append(ProgressLine(progress, elapsed: 0).plain) }
      })
    _ = try run.overSeeds { run in
      run.report(Progress(task: "fit", unit: "epoch", step: 1, of: 2, done: 0, of: 9, items: ""))
    }
    #expect(
      told.withLock { $0 } == [
        "seeds: done 0/2  0.0 s", "seed 7: fit: epoch 1/2", "seeds: done 1/2  0.0 s",
        "seed 8: fit: epoch 1/2", "seeds: done 2/2  0.0 s",
      ])
  }

  @Test func timesOfOneNameAddUp() throws {
    let view = ProgressView(.standardError, isQuiet: true, environment: [:])
    let run = Run(seed: 0, seedCount: 40, threads: 4, onTime: { view.record($0, $1) })
    _ = try run.overSeeds { run in run.measure("fit") {} }
    view.record("draw", 1)
    view.record("draw", 2)
    #expect(view.taskTimes.map(\.name) == ["fit", "draw"])
    #expect(view.taskTimes[1].seconds == 3)
  }
}
