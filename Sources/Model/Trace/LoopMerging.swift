/// Joins a loop with a later one of its size, where nothing between them reads what it makes: a loop costs a hundred
/// nanoseconds beside its arithmetic, and what two loops pass on has to be stored.
struct LoopMerging {
  private let values: [Plan.Value]
  private let readings: Readings

  init(_ values: [Plan.Value], _ readings: Readings) {
    (self.values, self.readings) = (values, readings)
  }

  /// The steps of a segment with fewer loops.
  func merged(_ steps: [Steps.Step]) -> [Steps.Step] {
    var steps = steps
    for place in steps.indices.reversed() {
      guard case .loop(let loop) = steps[place], let later = partner(of: loop, at: place, steps),
        case .loop(var joined) = steps[later]
      else { continue }
      joined.values.insert(contentsOf: loop.values, at: 0)
      joined.sums.insert(contentsOf: loop.sums, at: 0)
      steps[later] = .loop(joined)
      steps.remove(at: place)
    }
    return steps
  }

  /// The next loop of the size, if everything up to it can be done without the loop. A loop's sums are known only behind it.
  private func partner(of loop: Steps.Loop, at place: Int, _ steps: [Steps.Step]) -> Int? {
    let (made, sums) = (Set(loop.values + loop.sums), Set(loop.sums))
    for later in steps.indices[(place + 1)...] {
      if case .loop(let other) = steps[later], other.size == loop.size {
        return reads(steps[later], sums) ? nil : later
      }
      if reads(steps[later], made) { return nil }
    }
    return nil
  }

  private func reads(_ step: Steps.Step, _ made: Set<Int>) -> Bool {
    step.values.contains { value in
      readings.sources(value).contains { source in
        if case .value(let index) = source { return made.contains(index) }
        return false
      }
    }
  }
}
