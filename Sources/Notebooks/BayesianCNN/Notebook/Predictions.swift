import LiterateModel

extension BayesianCNN {
  /// Single images, and what the probabilistic model says of them.
  func showPredictions(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ probabilistic: Trained
  ) throws -> Predictions {
    //: ## What the probabilistic model predicts
    //:
    //: The next figures show one image each, and beside it the probability that the model gives to
    //: each class, with the true class marked. The function that draws them will serve for the
    //: Bayesian model too, whose probabilities differ from one forward pass to the next: with
    //: `runEnsemble` it makes \(draws) passes and plots, for each class, the interval that
    //: holds the central \(interval, .percent(0)) of the probabilities.[^bars]
    //:
    //: [^bars]: The original draws a bar up to the interval's upper end, and over it a white bar to
    //:     a little below the lower end. That shows narrow intervals wider than they are. Here an
    //:     interval is drawn as it is, at least as a hairline, with a tick at the mean.

    func analyseModelPrediction(
      _ data: Tensor, trueLabels: Tensor, model: Sequential, example: Example,
      runEnsemble: Bool = false
    ) throws -> (figure: Figure, result: Results.Example) {
      let image = data.gather([example.index])
      let label = Int(trueLabels.scalars[example.index])
      guard runEnsemble else {
        let probabilities = try model.predict(image, on: run.device).mean.scalars
        return (
          .prediction(image: image.picture(0), probabilities: probabilities, trueClass: label),
          Results.Example(example, label: label, model: "probabilistic", mean: probabilities)
        )
      }
      let ensemble = try model.predict(
        image, draws: draws, key: run.key.child("draws"), on: run.device)
      let mean = ensemble.mean.scalars
      let lower = ensemble.percentile(50 * (1 - interval)).scalars
      let upper = ensemble.percentile(50 * (1 + interval)).scalars
      let favourites = ensemble.draws.map { $0.logits.argmax()[0] }
      return (
        .intervals(
          image: image.picture(0), lower: lower, upper: upper, mean: mean, trueClass: label),
        Results.Example(
          example, label: label, model: "bayesian", mean: mean, lower: lower, upper: upper,
          favourites: (0..<mean.count).map { of in favourites.count { $0 == of } })
      )
    }

    //: The images are chosen by rule, not by eye, among all \(digits.test.images.count). The rule looks at the
    //: entropy of each prediction (\(equation: "entropy")): a measure of how unsure the model is. Whoever picks
    //: extremes finds them, so what the claims say of these images is true of few others. Images are
    //: numbered from zero, and the model is that of the first seed.

    let (clean, corrupted) = (probabilistic.answers.clean, probabilistic.answers.corrupted)
    let (cleanBits, cleanRight) = (clean.total, clean.isCorrect)
    let (corruptedBits, corruptedRight) = (corrupted.total, corrupted.isCorrect)
    let all = Array(cleanBits.indices)

    let sure =
      all.filter { cleanRight[$0] && corruptedRight[$0] }
      .min { max(cleanBits[$0], corruptedBits[$0]) < max(cleanBits[$1], corruptedBits[$1]) } ?? 0
    let hard = all.max { cleanBits[$0] < cleanBits[$1] } ?? 0
    let hardCorrupted = all.max { corruptedBits[$0] < corruptedBits[$1] } ?? 0
    let turned =
      all.filter { cleanRight[$0] && $0 != hardCorrupted }
      .max { corruptedBits[$0] - cleanBits[$0] < corruptedBits[$1] - cleanBits[$1] } ?? 0

    let chosen = ChosenImages(
      sure: sure, hard: hard, hardCorrupted: hardCorrupted, turned: turned)
    let plot = ExamplePlot(digits: digits, analyse: analyseModelPrediction)

    //: The first is the image of which the model is surest in the worse of its two versions, clean
    //: and corrupted, among those that it reads correctly in both; the second is the clean image of
    //: which it is least sure.

    let certainClean = try plot.show(
      &page, chosen.sureClean, probabilistic.model,
      caption: "Sure when clean and when corrupted: test image \(index: sure), clean.")
    let tornClean = try plot.show(
      &page, chosen.hardClean, probabilistic.model,
      caption: "The least sure prediction on clean images: test image \(index: hard).")

    page.claim(
      "certain-when-clean",
      """
      The model is certain of the first image: it gives the true class \(certainClean.ofTrueClass) of
      the probability.
      """, certainClean.ofTrueClass > 0.99)
    page.claim(
      "torn-when-hard",
      """
      It is torn over the second: even its favourite among the classes gets only
      \(tornClean.ofFavourite).
      """, tornClean.ofFavourite < 0.5)

    //: Now two corrupted images: the first one again, in its other version, and the corrupted image
    //: of which the model is least sure.

    let certainCorrupted = try plot.show(
      &page, chosen.sureCorrupted, probabilistic.model,
      caption: "The same image, number \(index: sure), under \(digits.corruption).")
    let tornCorrupted = try plot.show(
      &page, chosen.hardestCorrupted, probabilistic.model,
      caption: "The least sure prediction on corrupted images: test image \(index: hardCorrupted).")

    let staysCertain = certainCorrupted.ofTrueClass > 0.99
    if staysCertain.holds {
      page.claim(
        "certain-under-corruption",
        """
        Under \(digits.corruption) the model is still certain of the first image: the true class gets
        \(certainCorrupted.ofTrueClass).
        """, staysCertain)
    }
    let highest = Quantity("entropy", corruptedBits[hardCorrupted], .bits(2))
    page.claim(
      "nearly-uniform",
      """
      The other prediction is spread over many classes: its favourite gets
      \(tornCorrupted.ofFavourite), and its entropy, \(highest), is that of an even choice among
      \(Double(2).power(highest.value), .fixed(1)) classes.
      """, highest > 2 && tornCorrupted.ofFavourite < 0.5)

    //: Last, the image that the corruption hurts most: of those read correctly when clean, and not
    //: shown above, the one whose entropy rises most. Both versions follow.

    let beforeCorruption = try plot.show(
      &page, chosen.turnedClean, probabilistic.model, caption: "Test image \(index: turned), clean."
    )
    let afterCorruption = try plot.show(
      &page, chosen.turnedCorrupted, probabilistic.model,
      caption: "The same image under \(digits.corruption).")

    page.claim(
      "corruption-takes-certainty",
      """
      The corruption takes the model's certainty, for which this image was chosen: the largest probability that it gives to any
      class falls from \(beforeCorruption.ofFavourite), above \(Answer.confidentFrom, .percent(0)), to \(afterCorruption.ofFavourite), below it.
      """,
      beforeCorruption.ofFavourite > Answer.confidentFrom
        && afterCorruption.ofFavourite < Answer.confidentFrom)

    //: This is what one wants of a model: that it commits itself when it has good reason to, and
    //: otherwise says that it does not know. Whether it doubts the images that *we* would doubt is
    //: another question; the pictures let the reader judge.

    return Predictions(
      chosen: chosen, plot: plot,
      results: [
        certainClean, tornClean, certainCorrupted, tornCorrupted, beforeCorruption, afterCorruption,
      ])
  }
}
