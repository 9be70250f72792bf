import LiterateModel

extension BayesianCNN {
  /// Other priors, other approximations, more training.
  func varyTheApproximation(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ deterministic: Family
  ) throws {
    //: ## What do the prior and the approximation do?
    //:
    //: A Bayesian network is a model, a prior, and a way to approximate the posterior; what has been said of one is said of these choices.
    //: So they are changed. All of these learn from the same random third of the training images, on the first seed, which makes
    //: them less sure than those above, and are asked on every fifth test image with \(variantDraws) draws. The
    //: prior: mixed for each weight by itself, as in \(cite: "blundell2015"), and a unit normal. The weight of the divergence: a tenth of
    //: what Bayes' theorem asks for, a *cold* posterior \(cite: "wenzel2020"), and ten times. The estimate of the gradient: *Flipout*
    //: \(cite: "wen2018"), which gives each image of a batch the same draw under signs of its own, in the dense layer and with the unit
    //: normal prior. The approximation: *Monte-Carlo dropout*
    //: \(cite: "gal2016"), where a share of the features is dropped at random also when predicting, and a *Laplace* approximation of the
    //: last layer \(cite: "daxberger2021"), a normal distribution fitted around a finished deterministic network, which has half the epochs, with and without the bonds
    //: between its weights. And the training: twice
    //: as many epochs.

    let sample = Both { digits[$0].gather(sampled(digits)) }
    let third = digits.train.gather(randomThird(digits, run))
    let rows = try run.sideBySide(Variant.recipes) { recipe, run in
      let training = VariantTraining(
        train: third, epochs: 2 * epochs, batchSize: batchSize, key: run.key, device: run.device)
      return try recipe(training).map { variant in
        try VariantRow(
          variant, sample, draws: variantDraws, key: run.key.child("draws"), on: run.device)
      }
    }.flatMap(\.self)
    page.show(VariantRow.table(rows, id: "variants"))

    let (usual, cold, warm, laplace, longer) = (
      rows.named(Variant.usual), rows.named("divergence × 0.1"), rows.named("divergence × 10"),
      rows.named("last-layer Laplace"), rows.named("twice the epochs")
    )

    //: One seed, and \(sample.clean.images.count) images: two standard errors of such an accuracy are \(100 * usual.chance, .fixed(1, unit: "points")), and another
    //: seed would differ as well. Small differences are nothing to build on.

    page.claim(
      "temperature-of-the-posterior",
      """
      The weight of the divergence changes how much the networks disagree: on clean images the epistemic part is
      \(cold.epistemic) with a tenth of it, and \(warm.epistemic) with ten times as much.
      """, warm.disagreement(above: cold) > 2)
    page.claim(
      "laplace-agrees-with-itself",
      """
      The Laplace posterior of the last layer holds less doubt than the variational one of all layers: its networks disagree by
      \(laplace.epistemic), those of the variational posterior by \(usual.epistemic), and after twice the epochs by \(longer.epistemic).
      """, laplace.epistemic < usual.epistemic && laplace.epistemic < longer.epistemic)
    page.claim(
      "training-has-not-settled",
      """
      Training had not settled: with twice the epochs the total uncertainty on clean images falls from \(usual.total) to \(longer.total), and the
      log loss from \(usual.logLoss) to \(longer.logLoss).
      """, longer.total < usual.total && longer.logLoss < usual.logLoss)

    //: ### What mean-field leaves out
    //:
    //: A mean-field posterior treats weights as independent. How far they are from it can be computed for the last layer of the
    //: deterministic network, where the Laplace approximation, from the same third of the images, knows all pairs. Each weight by itself is then
    //: held too firmly. What that does to a prediction depends on the image: bonds also let weights make up for each other, so that without
    //: them logits can vary more as well as less.

    let comparison = try meanFieldComparison(
      deterministic.trained[0].model, third, sample.clean.images.prefix(200),
      OutsideImages.blank(like: sample.clean.images.prefix(1)), run)
    page.claim(
      "mean-field-is-narrow",
      """
      Independent weights come out too narrow: in the best independent approximation a weight has, on average, \(comparison.weights) of the
      standard deviation that it has in the Laplace posterior with all bonds. The logits of a blank image have \(comparison.outside) of
      theirs, those of digits \(comparison.digits): of the two, the doubt about what was never seen suffers more.
      """, comparison.weights < 0.5 && comparison.outside < comparison.digits)
  }
}
