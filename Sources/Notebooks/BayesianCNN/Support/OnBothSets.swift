import Report

/// A quantity of each test set.
struct OnBothSets {
  let clean: Quantity
  let corrupted: Quantity
}

/// Mean entropies of predictions that are right and of those that are wrong, in bits.
func meanEntropies(
  clean: EntropyGroups, corrupted: EntropyGroups
) -> (right: OnBothSets, wrong: OnBothSets) {
  func quantity(_ name: String, _ bits: [Double]) -> Quantity {
    Quantity("mean entropy, \(name)", bits.mean, .bits(2))
  }
  return (
    OnBothSets(
      clean: quantity("right, clean", clean.correct),
      corrupted: quantity("right, corrupted", corrupted.correct)),
    OnBothSets(
      clean: quantity("wrong, clean", clean.incorrect),
      corrupted: quantity("wrong, corrupted", corrupted.incorrect))
  )
}
