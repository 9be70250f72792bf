import Report

/// Things in which one of two is better, or worse, on every seed, or neither; and what was compared.
struct Sides {
  private(set) var better: [String] = []
  private(set) var worse: [String] = []
  private(set) var undecided: [String] = []
  private(set) var conditions: [Condition] = []

  /// Compares two numbers seed by seed, and puts their name on the side where it belongs.
  mutating func add(
    _ name: String, _ one: Estimate, _ other: Estimate, isBetterWhenLower: Bool = false
  ) {
    let (less, more) = (one < other, one > other)
    let (wins, losses) = isBetterWhenLower ? (less, more) : (more, less)
    if wins.holds {
      better.append(name)
      conditions.append(wins)
    } else if losses.holds {
      worse.append(name)
      conditions.append(losses)
    } else {
      undecided.append(name)
    }
  }

  /// All that was compared with an outcome, and how many things had none.
  var condition: Condition {
    let count = better.count + worse.count + undecided.count
    return .all(
      conditions + [
        Condition(true, evidence: "\(undecided.count) of \(count) are not one-sided")
      ])
  }
}
