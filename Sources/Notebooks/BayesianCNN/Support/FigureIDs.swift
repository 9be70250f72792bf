extension BayesianCNN {
  /// In the order of the page.
  public static let figures = [
    "clean-digits", "corrupted-digits", "probabilistic-certain-clean", "probabilistic-hard-clean",
    "probabilistic-certain-corrupted", "probabilistic-hard-corrupted", "probabilistic-turned-clean",
    "probabilistic-turned-corrupted", "entropy-clean", "entropy-corrupted", "prior-density",
    "training", "filters", "bayesian-certain-clean", "bayesian-hard-clean",
    "bayesian-certain-corrupted", "bayesian-hard-corrupted", "bayesian-turned-clean",
    "bayesian-turned-corrupted", "bayesian-entropy-clean", "bayesian-entropy-corrupted", "draws",
    "reliability", "coverage", "risk-coverage", "corruptions", "severities", "outside-images",
    "outside-entropy", "two-kinds-figure", "confidently-wrong-clean", "confidently-wrong-corrupted",
  ]
}
