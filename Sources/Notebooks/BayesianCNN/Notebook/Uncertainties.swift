import LiterateModel

extension BayesianCNN {
  /// The averaged prediction, and the two parts of its uncertainty.
  func tellUncertaintiesApart(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ bayesian: Trained,
    _ deterministic: Trained
  ) throws -> Decomposition {
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

    func decomposition(_ data: ImageTensors, name: String) throws -> Decomposition {
      let manyPasses = try bayesian.model.predict(
        data.images, draws: passes, key: run.key.child("many passes"), on: run.device)
      return Decomposition(manyPasses, labels: data.labels, name: name)
    }

    let parts = try decomposition(digits.test, name: "clean")
    let partsCorrupted = try decomposition(digits.corruptedTest, name: "corrupted")
    page.show(
      Decomposition.table(
        clean: parts, corrupted: partsCorrupted, id: "decomposition",
        caption: "Mean uncertainty in bits, from \(passes) passes."))

    page.claim(
      "epistemic-when-wrong",
      """
      Where the averaged prediction is wrong, the networks disagree more: on clean images the epistemic
      part is \(parts.incorrect.disagreement) there, against \(parts.correct.disagreement) where it is
      right, and on corrupted ones \(partsCorrupted.incorrect.disagreement) against
      \(partsCorrupted.correct.disagreement).
      """,
      parts.incorrect.disagreement > parts.correct.disagreement
        && partsCorrupted.incorrect.disagreement > partsCorrupted.correct.disagreement)
    page.claim(
      "epistemic-when-corrupted",
      """
      Unfamiliar images raise it: over all images the epistemic part is
      \(partsCorrupted.all.disagreement) on corrupted images, and \(parts.all.disagreement) on clean
      ones.
      """, partsCorrupted.all.disagreement > parts.all.disagreement)
    let rise = partsCorrupted.all.rise(from: parts.all)
    page.claim(
      "unsure-together",
      """
      But most of what the corruption adds is aleatoric: of the \(rise.total) by which the total rises,
      \(rise.aleatoric). These networks are mostly unsure together, and not of different opinions.
      """, rise.total > 0 && rise.aleatoric > rise.epistemic)
    let single = bayesian.score.accuracies
    page.claim(
      "averaging-helps",
      """
      Averaging also pays in accuracy: the averaged prediction is right on \(parts.accuracy) of the clean
      images and \(partsCorrupted.accuracy) of the corrupted ones, where single draws were right on
      \(single.clean) and \(single.corrupted).
      """, parts.accuracy > single.clean && partsCorrupted.accuracy > single.corrupted)

    let accuracy = deterministic.score.accuracies
    let byChance = 100 * deterministic.score.chance(of: digits.test.images.count) * 2.squareRoot()

    //: The deterministic model is right on \(accuracy.clean) and \(accuracy.corrupted); on clean images
    //: a difference of less than \(byChance, .fixed(2, unit: "points")) can be chance. What the Bayesian
    //: model is built for is not accuracy.
    //:
    //: None of this makes doubt a detector of strange images. Take a clean image and a corrupted
    //: one at random, and ask of which the averaged prediction is less sure:

    let detection = Quantity(
      "share of pairs",
      Ranking.auroc(positives: partsCorrupted.totals, negatives: parts.totals),
      .percent(0))
    page.claim(
      "weak-detector",
      """
      In \(detection) of such pairs it is the corrupted one: better than a coin, and far from certain.
      """, detection > 0.5 && detection < 0.75)

    return parts
  }
}
