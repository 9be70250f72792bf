extension BayesianCNN {
  /// In the order of the page.
  public static let figures = [
    "clean-digits", "corrupted-digits", "probabilistic-certain-mnist", "probabilistic-hard-mnist",
    "probabilistic-certain-corrupted", "probabilistic-hard-corrupted", "probabilistic-turned-mnist",
    "probabilistic-turned-corrupted", "entropy-clean", "entropy-corrupted", "prior-density",
    "training", "filters", "bayesian-certain-mnist", "bayesian-hard-mnist",
    "bayesian-certain-corrupted", "bayesian-hard-corrupted", "bayesian-turned-mnist",
    "bayesian-turned-corrupted", "bayesian-entropy-clean", "bayesian-entropy-corrupted",
    "other-images",
  ]
}
