import LiterateModel

extension BayesianCNN {
  /// The averaged prediction, and the two parts of its uncertainty.
  func tellUncertaintiesApart(
    _ page: inout Page, _ bayesian: Family, _ deterministic: Family
  ) {
    //: ### Two kinds of uncertainty, told apart
    //:
    //: Many passes can be averaged, and that average $\bar p$ is the prediction of the Bayesian
    //: model as a whole. Its entropy, the *total* uncertainty, has two parts:
    //:
    //: $$ H(\bar p) = E_w[H(p_w)] + I \label{parts} $$
    //:
    //: where $p_w$ is the prediction of the network with weights $w$. The first part is the average
    //: entropy of the single passes: what each network by itself holds undecided, the *aleatoric*
    //: part. What remains, the mutual information $I$ of label and weights, is there only if the
    //: networks disagree: the *epistemic* part.

    let averaged = bayesian.answers
    page.show(
      Decomposition.table(
        averaged, id: "decomposition",
        caption: "Mean uncertainty in bits, of the average over \(draws) draws."))

    //: The words say too much. *Aleatoric* means what is in the image, *epistemic* what is in the network. But the
    //: first part is measured by networks that have learned for a few epochs, and what they find undecided
    //: another network, or more training, may well decide. Part two puts the words to the test
    //: (\(section: "are-the-two-kinds-of-doubt-what-they-are-called")).

    let parts = Decomposition(averaged)
    page.claim(
      "epistemic-when-wrong",
      """
      Where the averaged prediction is wrong, the networks disagree more: on clean images the epistemic
      part is \(parts.epistemic.wrong.clean) there, against \(parts.epistemic.right.clean) where it is
      right, and on corrupted ones \(parts.epistemic.wrong.corrupted) against
      \(parts.epistemic.right.corrupted).
      """,
      parts.epistemic.ratio.clean > 1 && parts.epistemic.ratio.corrupted > 1)
    let rise = averaged.estimate("rise, in standard errors", .fixed(1)) {
      standardErrors($0.corrupted.epistemic, above: $0.clean.epistemic)
    }
    let (rises, isMostlyShared) = (rise > 2, parts.aleatoricShareOfRise > 0.5)
    if rises.holds {
      page.claim(
        "epistemic-when-corrupted",
        """
        Unfamiliar images raise it: over all images the epistemic part is
        \(parts.epistemic.all.corrupted) on corrupted images and \(parts.epistemic.all.clean) on clean
        ones, \(rise) standard errors more.
        """, rises)
    }
    if rises.holds && isMostlyShared.holds {
      page.claim(
        "unsure-together",
        """
        Most of what the corruption adds is in the other part: \(parts.aleatoricShareOfRise) of the rise of
        the total. These networks are mostly unsure together, and not of different opinions.
        """, isMostlyShared)
    }

    let onePass = bayesian.trained.map(\.onePass)
    let (accuracy, single) = (averaged.accuracies, onePass.accuracies)
    let gain = Both { set in
      zip(averaged, onePass).map { ($0[set].isCorrect, $1[set].isCorrect) }
        .estimate("gain in standard errors, \(set)", .fixed(1)) { standardErrors($0, above: $1) }
    }
    page.claim(
      "averaging-helps",
      """
      Averaging also pays in accuracy: the averaged prediction is right on \(accuracy.clean) of the clean
      images, where one pass of the same model is right on \(single.clean). Image by image the gain is \(gain.clean)
      standard errors.
      """, gain.clean > 2)

    let plain = deterministic.answers.accuracies

    //: On corrupted images these are \(accuracy.corrupted) and \(single.corrupted), a gain of \(gain.corrupted) standard
    //: errors. The deterministic model is right on \(plain.clean) of the clean and \(plain.corrupted) of the corrupted
    //: ones. Whether the Bayesian one is better is the first question of part two.
    //:
    //: Is doubt then a detector of corrupted images? Take a clean image and a corrupted
    //: one at random, and ask of which the averaged prediction is less sure:

    let detection = averaged.estimate("share of pairs", .percent(1)) {
      Ranking.auroc(positives: $0.corrupted.total, negatives: $0.clean.total)
    }
    page.claim(
      "weak-detector",
      """
      In \(detection) of such pairs it is the corrupted one: better than a coin, and not certain.
      """, detection > 0.5 && detection < 1)
  }
}
