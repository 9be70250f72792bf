import Report

/// The share of weights whose mean is less than one standard deviation from zero, so that even their sign is open.
func shareUnsettled(_ name: String, _ means: [Double], _ deviations: [Double]) -> Quantity {
  let count = zip(means, deviations).count { abs($0) < $1 }
  return Quantity("unsettled, \(name)", Double(count) / Double(means.count), .percent(0))
}
