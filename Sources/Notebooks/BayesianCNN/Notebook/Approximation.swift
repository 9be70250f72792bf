import LiterateModel

extension BayesianCNN {
  /// Other priors, other approximations, more training.
  func varyTheApproximation(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ deterministic: Family
  ) throws {
    //: ## What do the prior and the approximation do?
    //:
    //: A Bayesian network is a model, a prior, and a way to approximate the posterior; what has been said of one is said of these choices.
    //: So they are changed, one at a time. All of these learn from the same random third of the training images, on the first seed, which makes
    //: them less sure than those above, and are asked on every fifth test image with \(fewerDraws) draws. The
    //: prior: mixed for each weight by itself, as in \(cite: "blundell2015"), and a unit normal. The weight of the divergence: a tenth of
    //: what Bayes' theorem asks for, a *cold* posterior \(cite: "wenzel2020"), and ten times. The estimate of the gradient: *Flipout*
    //: \(cite: "wen2018"), which gives each image of a batch another draw. The approximation: *Monte-Carlo dropout*
    //: \(cite: "gal2016"), where a share of the features is dropped at random also when predicting, and a *Laplace* approximation of the
    //: last layer \(cite: "daxberger2021"), a normal distribution fitted around the finished deterministic network, with and without the bonds
    //: between its weights. And the training: twice
    //: as many epochs.

    let sample = Both { digits[$0].gather(sampled(digits)) }
    let third = digits.train.gather(randomThird(digits, run))
    let rows = try run.sideBySide(Variant.recipes) { recipe, run in
      let training = VariantTraining(
        train: third, epochs: 2 * epochs, batchSize: batchSize, key: run.key, device: run.device)
      return try recipe(training).map { variant in
        try VariantRow(
          variant, sample, draws: fewerDraws, key: run.key.child("draws"), on: run.device)
      }
    }.flatMap(\.self)
    page.show(VariantRow.table(rows, id: "variants"))

    //: One seed, and \(sample.clean.images.count) images: a difference of \(200 * 0.003, .fixed(1, unit: "points")) in accuracy or of some hundredths
    //: of a bit is nothing to build on. What stands out is larger.

    let (usual, cold, warm, laplace, longer) = (
      rows.named(Variant.usual), rows.named("divergence × 0.1"), rows.named("divergence × 10"),
      rows.named("last-layer Laplace"), rows.named("twice the epochs")
    )
    page.claim(
      "temperature-of-the-posterior",
      """
      The weight of the divergence sets how much the networks disagree: on clean images the epistemic part is
      \(cold.epistemic) with a tenth of it, \(usual.epistemic) as it should be, and \(warm.epistemic) with ten times as much.
      """, cold.epistemic < usual.epistemic && usual.epistemic < warm.epistemic)
    page.claim(
      "laplace-agrees-with-itself",
      """
      A last layer by itself knows little doubt: networks that differ in nothing else disagree by \(laplace.epistemic), where those of
      the variational posterior disagree by \(usual.epistemic).
      """, laplace.epistemic < usual.epistemic)
    page.claim(
      "training-has-not-settled",
      """
      Training had not settled: with twice the epochs the total uncertainty on clean images falls from \(usual.total) to \(longer.total), and the
      log loss from \(usual.logLoss) to \(longer.logLoss).
      """, longer.total < usual.total && longer.logLoss < usual.logLoss)

    //: ### What mean-field leaves out
    //:
    //: A mean-field posterior treats weights as independent. How far they are from it can be computed for the last layer of the
    //: deterministic network, where the Laplace approximation, from the same third of the images, knows all pairs. On digits the bonds between weights nearly cancel in what is
    //: predicted. On blank paper, about which no digit has taught anything, they do not:

    let comparison = try meanFieldComparison(
      deterministic.trained[0].model, third,
      OutsideImages.blank(like: sample.clean.images.prefix(1)), run)
    page.claim(
      "mean-field-is-narrow",
      """
      Independent weights come out too narrow: in the best independent approximation a weight has, on average, \(comparison.weights) of the
      standard deviation that it has in the Laplace posterior with all bonds, and the logits of a blank image have
      \(comparison.logits) of theirs. Doubt about what was never seen is what is lost first.
      """, comparison.weights < 0.5 && comparison.logits < 0.9)
  }
}
