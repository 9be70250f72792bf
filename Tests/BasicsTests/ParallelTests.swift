import Basics
import Testing

private struct Fault: Error, Equatable {
  let job: Int
}

@Test(arguments: [1, 2, 5, 64]) func jobsAreDoneOnceAndInOrder(_ threads: Int) throws {
  let jobs = (0..<40).map { index in { @Sendable () throws in index * index } }
  #expect(try inParallel(jobs, threads: threads) == (0..<40).map { $0 * $0 })
}

@Test(arguments: [1, 4]) func theFirstJobsErrorIsThrown(_ threads: Int) {
  let jobs = (0..<12).map { index in
    { @Sendable () throws in if index % 5 == 3 { throw Fault(job: index) } }
  }
  #expect(throws: Fault(job: 3)) { try inParallel(jobs, threads: threads) }
}

@Test func noJobsAreNoWork() throws {
  #expect(try inParallel([@Sendable () throws -> Int](), threads: 8).isEmpty)
}
