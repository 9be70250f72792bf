/// An input: a pure function of the seed and its number.
package struct FuzzInput: Sendable {
  package let seed: UInt64
  package let number: Int
  package let target: FuzzTarget
  package let bytes: [UInt8]

  /// - Precondition: there is a target.
  package init(seed: UInt64, number: Int, targets: [FuzzTarget] = FuzzTarget.all) {
    (self.seed, self.number) = (seed, number)
    var place = number % targets.reduce(0) { $0 + $1.share }
    var index = 0
    while place >= targets[index].share {
      place -= targets[index].share
      index += 1
    }
    target = targets[index]
    var random = Randomness(seed: seed, number: number)
    bytes = target.make(&random)
  }

  /// One that comes from elsewhere.
  package init(_ bytes: [UInt8], for target: FuzzTarget) {
    (seed, number, self.bytes, self.target) = (0, 0, bytes, target)
  }

  /// What came of reading it.
  package enum Outcome: Equatable {
    case accepted
    case refused
    /// The reader did what it never may.
    case fault(String)

    /// What it did.
    package var fault: String? {
      if case .fault(let reason) = self { return reason }
      return nil
    }
  }

  /// Reads it. A reader that ends the program, hangs, or takes too much memory is seen from outside.
  package func read(in scratch: Scratch) -> Outcome {
    do {
      try target.read(bytes, scratch)
      return .accepted
    } catch {
      return error.formFault.map { .fault($0) } ?? .refused
    }
  }
}
