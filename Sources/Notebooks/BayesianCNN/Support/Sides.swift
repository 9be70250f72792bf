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
      let pairs = zip(one.values, other.values).map {
        "\(one.format.text($0)) and \(other.format.text($1))"
      }
      conditions.append(
        Condition(
          true,
          evidence:
            "\(one.name) is on no one side of \(other.name): \(pairs.joined(separator: ", "))"))
    }
  }

  /// All that was compared: outcomes, and what had none.
  var condition: Condition { .all(conditions) }
}
