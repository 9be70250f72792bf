import LiterateModel

extension BayesianCNN {
  /// The same images, and what draws of the Bayesian model say of them.
  func showBayesianPredictions(
    _ page: inout Page, _ digits: DigitImages, _ trained: [Trained], _ predictions: Predictions,
    _ plotEntropyDistribution: EntropyPlot
  ) throws -> [Results.Example] {
    //: ## What the Bayesian model predicts
    //:
    //: A Bayesian model gives a different answer each time it is asked, since each forward pass
    //: draws new weights. So it is asked \(draws) times, and what is shown for each class is
    //: the interval that holds the central \(interval, .percent(0)) of its answers, and their mean. A narrow
    //: interval says that the networks drawn agree about this image, and a wide one that they do
    //: not.[^ends] Either way it is the mean to act on: it is the probability that the model as a whole
    //: gives to the class. The width says how much the answer of a single draw would be a matter of luck. These
    //: are the same images as before, chosen by the doubts of the probabilistic model; the Bayesian
    //: one need not share them.
    //:
    //: [^ends]: It is an interval of the probability, given the training set, and not of the label.
    //:     Beyond each of its ends lie only \(beyondEachEnd) of the answers, so the ends themselves
    //:     are rough.

    let (chosen, plot, bayesian) = (predictions.chosen, predictions.plot, trained[0].model)
    let certain = try plot.show(
      &page, chosen.sureClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.sure), clean.")
    let torn = try plot.show(
      &page, chosen.hardClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.hard), clean.")

    page.claim(
      "hairline",
      """
      The model is certain of the first image, with \(certain.ofTrueClass) on the true class, and its draws agree: their
      interval for this class spans \(certain.intervalOfTrueClass) of the whole range, a hairline.
      """, certain.ofTrueClass > 0.99 && certain.intervalOfTrueClass < 0.02)
    let most = torn.favouredMost

    //: On the second image \(most.first.draws) of \(draws) draws favour class \(index: most.first.class), and
    //: \(most.second.draws) the class \(index: most.second.class).

    page.claim(
      "wide-when-hard",
      """
      The draws agree less about the second image than about the first: the widest interval of a class spans
      \(torn.widestInterval) of the whole range, against \(certain.widestInterval).
      """, torn.widestInterval > certain.widestInterval)

    //: Now the corrupted images.

    let certainCorrupted = try plot.show(
      &page, chosen.sureCorrupted, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.sure), under \(digits.corruption).")
    let tornCorrupted = try plot.show(
      &page, chosen.hardestCorrupted, bayesian, runEnsemble: true,
      caption:
        "Bayesian model: test image \(index: chosen.hardCorrupted), under \(digits.corruption).")

    let reads =
      certainCorrupted.ofTrueClass > 0.5
      && tornCorrupted.widestInterval > certainCorrupted.widestInterval
    if reads.holds {
      page.claim(
        "certain-under-corruption-bayesian",
        """
        Under \(digits.corruption) the model still reads the first image, with \(certainCorrupted.ofTrueClass) on the true class. On
        the other its widest interval spans \(tornCorrupted.widestInterval) of the whole range, against
        \(certainCorrupted.widestInterval) on the first.
        """, reads)
    }

    //: And the image of \(figure: "probabilistic-turned-clean") and
    //: \(figure: "probabilistic-turned-corrupted"), before and after its corruption:

    let before = try plot.show(
      &page, chosen.turnedClean, bayesian, runEnsemble: true,
      caption: "Bayesian model: test image \(index: chosen.turned), clean.")
    let after = try plot.show(
      &page, chosen.turnedCorrupted, bayesian, runEnsemble: true,
      caption: "Bayesian model: the same image under \(digits.corruption).")

    let (narrow, wide) = (before.widestInterval, after.widestInterval)
    if wide.value > narrow.value {
      page.claim(
        "corruption-widens",
        "With the corruption the widest interval grows from \(narrow) to \(wide): the draws agree less.",
        wide > narrow)
    } else {
      page.claim(
        "corruption-does-not-widen",
        "With the corruption the widest interval does not grow: it is \(narrow) before and \(wide) after.",
        wide <= narrow)
    }

    //: ### Entropy once more
    //:
    //: The histograms for the Bayesian model come from a single forward pass over each test set, the first
    //: of the \(draws), and so do not yet take the epistemic uncertainty into account.[^draws]
    //:
    //: [^draws]: The original makes three passes for one figure: one for the entropies, one for
    //:     what is right, one for what is wrong. So an image can count as neither or as both, and
    //:     the shares need not add up. Here one pass serves for all.

    let onePass = trained.map(\.onePass)
    try page.show(
      plotEntropyDistribution(onePass[0].clean), id: "bayesian-entropy-clean",
      caption: "Entropy of the Bayesian model's predictions, one pass, clean images.")
    try page.show(
      plotEntropyDistribution(onePass[0].corrupted), id: "bayesian-entropy-corrupted",
      caption: "Entropy of the Bayesian model's predictions, one pass, corrupted images.")

    let bits = GroupMeans(entropiesOf: onePass)
    page.claim(
      "bayesian-unsure-when-wrong",
      """
      What was true of the probabilistic model is true of one pass of this one: its mean entropy is higher where it
      is wrong, \(bits.wrong.clean) against \(bits.right.clean) on clean images and \(bits.wrong.corrupted)
      against \(bits.right.corrupted) on corrupted ones, and higher on corrupted images than on clean ones
      where it is right.
      """,
      bits.ratio.clean > 1 && bits.ratio.corrupted > 1 && bits.right.corrupted > bits.right.clean)

    return [certain, torn, certainCorrupted, tornCorrupted, before, after]
  }
}
