import Model
import Report

/// The share of weights whose mean is less than one standard deviation from zero, so that even their sign is open.
func shareUnsettled(_ name: String, _ means: Tensor, _ deviations: Tensor) -> Quantity {
  let share = greater(deviations, Model.abs(means)).mean()
  return Quantity("unsettled, \(name)", Double(share.scalar), .percent(0))
}
