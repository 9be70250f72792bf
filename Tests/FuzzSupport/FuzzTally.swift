/// What came of many inputs.
package struct FuzzTally: Sendable {
  package private(set) var accepted: [String: Int] = [:]
  package private(set) var refused: [String: Int] = [:]
  package private(set) var faults: [String] = []

  package init() {}

  package mutating func add(_ outcome: FuzzInput.Outcome, of input: FuzzInput) {
    switch outcome {
    case .accepted: accepted[input.target.name, default: 0] += 1
    case .refused: refused[input.target.name, default: 0] += 1
    case .fault(let reason):
      faults.append("\(input.seed):\(input.number): \(input.target.name): \(reason)")
    }
  }

  /// Which part of its inputs a target takes.
  package func acceptance(_ target: FuzzTarget) -> Double {
    let accepted = accepted[target.name, default: 0]
    return Double(accepted) / Double(max(1, accepted + refused[target.name, default: 0]))
  }
}
