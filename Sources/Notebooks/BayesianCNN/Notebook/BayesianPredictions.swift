import LiterateModel

extension BayesianCNN {
  /// The same images, and what draws of the Bayesian model say of them.
  func showBayesianPredictions(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ bayesian: Sequential,
    _ predictions: Predictions,
    _ entropy: EntropyOfBoth
  ) throws -> (results: [Results.Example], entropy: EntropyOfBoth) {
    //: ## What the Bayesian model predicts
    //:
    //: A Bayesian model gives a different answer each time it is asked, since each forward pass
    //: draws new weights. So it is asked \(draws) times, and what is shown for each class is
    //: the interval that holds the central \(interval, .percent(0)) of its answers. A narrow
    //: interval says that the networks which explain the training set agree about this image, and a
    //: wide one that they do not: the probability itself is then not to be relied on.[^ends] These
    //: are the same images as before, chosen by the doubts of the probabilistic model; the Bayesian
    //: one need not share them.
    //:
    //: [^ends]: It is an interval of the probability, given the training set, and not of the label.
    //:     Beyond each of its ends lie only \(beyondEachEnd) of the answers, so the ends themselves
    //:     are rough.

    let (chosen, plot) = (predictions.chosen, predictions.plot)
    let certain = try plot.show(
      &page, chosen.sureClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.sure), clean.")
    let torn = try plot.show(
      &page, chosen.hardClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.hard), clean.")

    page.claim(
      "hairline",
      """
      The model is certain of the first image, and sure of that: the interval of the true class spans
      \(certain.intervalOfTrueClass) of the whole range, a hairline. Its epistemic uncertainty is low.
      """, certain.intervalOfTrueClass < 0.02)
    page.claim(
      "wide-when-hard",
      """
      On the second image the draws contradict each other: the widest interval spans
      \(torn.widestInterval) of the whole range. Such probabilities are not to be relied on.
      """, torn.widestInterval > 0.5)

    //: Now the corrupted images.

    let certainCorrupted = try plot.show(
      &page, chosen.sureCorrupted, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.sure), under \(digits.corruption).")
    let tornCorrupted = try plot.show(
      &page, chosen.hardestCorrupted, bayesian, runEnsemble: true,
      caption:
        "Bayesian model: test image \(index: chosen.hardCorrupted), under \(digits.corruption).")

    page.claim(
      "certain-under-corruption-bayesian",
      """
      Under \(digits.corruption) the model stays certain of the first image, with
      \(certainCorrupted.ofTrueClass) on the true class. On the other its widest interval spans
      \(tornCorrupted.widestInterval) of the whole range, against \(certainCorrupted.widestInterval) on
      the first.
      """,
      certainCorrupted.ofTrueClass > 0.95
        && tornCorrupted.widestInterval > certainCorrupted.widestInterval)

    //: And the image of \(figure: "probabilistic-turned-mnist") and
    //: \(figure: "probabilistic-turned-corrupted"), before and after its corruption:

    let before = try plot.show(
      &page, chosen.turnedClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.turned), clean.")
    let after = try plot.show(
      &page, chosen.turnedCorrupted, bayesian, runEnsemble: true,
      caption: "Bayesian model: the same image under \(digits.corruption).")

    page.claim(
      "corruption-widens",
      """
      With the corruption the widest interval grows from \(before.widestInterval) to
      \(after.widestInterval): the draws agree less.
      """, after.widestInterval > before.widestInterval)

    //: ### Entropy once more
    //:
    //: The histograms for the Bayesian model come from a single forward pass over each test set,
    //: and so do not yet take the epistemic uncertainty into account.[^draws]
    //:
    //: [^draws]: The original makes three passes for one figure: one for the entropies, one for
    //:     what is right, one for what is wrong. So an image can count as neither or as both, and
    //:     the shares need not add up. Here one pass serves for all.

    let onePass = try bayesian.predict(
      digits.test.images, key: run.key.child("one pass"), on: run.device)
    let (bayesianCleanFigure, bayesianClean) = entropy.plot(onePass, digits.test.labels)
    try page.show(
      bayesianCleanFigure, id: "bayesian-entropy-clean",
      caption: "Entropy of the Bayesian model's predictions, one pass, clean images.")
    let onePassCorrupted = try bayesian.predict(
      digits.corruptedTest.images, key: run.key.child("one pass"), on: run.device)
    let (bayesianCorruptedFigure, bayesianCorrupted) = entropy.plot(
      onePassCorrupted, digits.corruptedTest.labels)
    try page.show(
      bayesianCorruptedFigure, id: "bayesian-entropy-corrupted",
      caption: "Entropy of the Bayesian model's predictions, one pass, corrupted images.")

    let (rightOnce, wrongOnce) = meanEntropies(clean: bayesianClean, corrupted: bayesianCorrupted)
    page.claim(
      "bayesian-unsure-when-wrong",
      """
      What was true of the probabilistic model is true of this one: its mean entropy is higher where it
      is wrong, \(wrongOnce.clean) against \(rightOnce.clean) on clean images and \(wrongOnce.corrupted)
      against \(rightOnce.corrupted) on corrupted ones, and higher on corrupted images than on clean ones
      where it is right.
      """,
      wrongOnce.clean > rightOnce.clean && wrongOnce.corrupted > rightOnce.corrupted
        && rightOnce.corrupted > rightOnce.clean)

    return (
      [certain, torn, certainCorrupted, tornCorrupted, before, after],
      EntropyOfBoth(clean: bayesianClean, corrupted: bayesianCorrupted, plot: entropy.plot)
    )
  }
}
