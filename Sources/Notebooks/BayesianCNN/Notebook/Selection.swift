import LiterateModel

extension BayesianCNN {
  /// Whether doubt tells what to leave to somebody else.
  func selectPredictions(_ page: inout Page, _ digits: DigitImages, _ contest: Contest) throws {
    //: ## Is the doubt of use?
    //:
    //: Doubt is of use if it says which predictions to leave to somebody else. So the images are put in order, the one with the
    //: most probable favourite first, and a model answers only the first so many: its *coverage*, another than that of the sets
    //: above. The *risk* is the share of
    //: wrong answers among those. A doubt of use makes the risk fall steeply as coverage does, and the mean risk over all
    //: coverages, the *area under the risk-coverage curve* \(cite: "geifman2017"), small.

    try page.show(
      contest.riskCoverageFigure(), id: "risk-coverage",
      caption:
        "Share of wrong answers among those given, against the share of images answered; mean over the seeds."
    )
    page.show(
      contest.selectionTable(
        id: "selection",
        caption: """
          Area under the risk-coverage curve, times a thousand, and accuracy where a model answers so many of the images.
          """))

    //: What is the best sign of an error? The probability of the favourite is one number, the entropy of the whole prediction
    //: another, and the two parts of the entropy are two more. Take a wrong and a right prediction at random: in which share of
    //: such pairs has the wrong one the higher score? This is the *area under the receiver operating characteristic*, AUROC.

    page.show(
      contest.errorTable(
        id: "errors",
        caption: """
          Detection of errors: share of pairs of a wrong and a right prediction in which the wrong one is the more doubtful (AUROC, ties
          count half). One network has no epistemic part.
          """))

    let favourite = contest.detection(.averaged, .clean, by: .favourite)
    let total = contest.detection(.averaged, .clean, by: .total)
    let (aleatoric, epistemic) = (
      contest.detection(.averaged, .clean, by: .aleatoric),
      contest.detection(.averaged, .clean, by: .epistemic)
    )
    page.claim(
      "doubt-finds-errors",
      """
      Doubt finds errors: in \(total) of such pairs of clean images the averaged Bayesian prediction has the higher entropy
      where it is wrong.
      """, total > 0.9)
    page.claim(
      "favourite-suffices",
      """
      On clean images the plainest sign is the best of the four: the probability of the favourite finds errors in \(favourite) of
      the pairs, the entropy of the whole prediction in \(total), its aleatoric part in \(aleatoric), and its epistemic part in
      \(epistemic).
      """, favourite > total && favourite > aleatoric && favourite > epistemic)

    let (verdict, condition) = contest.verdict(
      on: .averaged, against: .ensemble, by: [.areaUnderRisk])
    page.claim("selection-against-ensemble", verdict, condition)
    let (one, conditionOne) = contest.verdict(
      on: .averaged, against: .deterministic, by: [.areaUnderRisk])
    page.claim("selection-against-one", one, conditionOne)
  }
}
