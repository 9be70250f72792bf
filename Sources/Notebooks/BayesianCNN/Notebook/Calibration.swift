import LiterateModel

extension BayesianCNN {
  /// Whether probabilities are what they say.
  func checkCalibration(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ probes: [Probe], _ contest: Contest,
    _ deterministic: Family, _ bayesian: Family
  ) throws {
    //: ## Can the probabilities be trusted?
    //:
    //: Of the images to which a model gives its favourite class with \(0.8, .percent(0)), it should read four in five correctly. A
    //: *reliability diagram* shows whether it does: the predictions are sorted into fifteen bins by the probability
    //: of the favourite, the *confidence*, and for each bin the share of right answers stands above the mean
    //: confidence. Above the diagonal a model is right more often than it claims, below it less often. The
    //: *expected calibration error* \(cite: "guo2017") is the distance from the diagonal, averaged over all predictions.

    try page.show(
      contest.reliabilityFigure(), id: "reliability",
      caption: """
        Reliability on the first seed, with \(interval, .percent(0)) Wilson intervals, and below it how many predictions each bin
        holds. Most are in the last one.
        """)

    let (averaged, ensemble) = (contest.doubt(.averaged), contest.doubt(.ensemble))
    page.claim(
      "underconfident",
      """
      Averages are too unsure of clean images. The averaged Bayesian prediction is right more often than it claims, by
      \(averaged.excess.clean), and so is the ensemble, by \(ensemble.excess.clean). Both are more than chance among the images
      leaves open.
      """, averaged.errors.clean > 2 && ensemble.errors.clean > 2)

    //: On corrupted images the two differences are \(averaged.excess.corrupted) and \(ensemble.excess.corrupted); below zero a
    //: model would be too sure of itself. The same can be read from two means. If probabilities are right, the entropy of a prediction is the log loss
    //: that it should expect, and over many images the mean of one is the mean of the other. Here they are, both in
    //: nats; an expectation above the loss is too much doubt, one below it too little.

    page.show(contest.expectedLossTable(id: "expected-loss"))

    //: ### One number to mend it
    //:
    //: *Temperature scaling* divides all logits, here the logarithms of the averaged probabilities, by one number $T$: above one it
    //: spreads predictions out, below one it sharpens them. It has to be fitted on images that neither trained the model nor
    //: measure it. So a tenth of the training set, \(heldOutCount(digits)) images at random, is put aside, and the
    //: deterministic and the Bayesian model are trained again on the rest.

    let split = heldOutSplit(digits, run)
    let (heldOut, rest) = (digits.train.gather(split.heldOut), digits.train.gather(split.rest))
    let jobs = run.seeds.flatMap { seed in
      [
        (seed: seed, family: bayesian, epochs: 2 * epochs),
        (seed: seed, family: deterministic, epochs: epochs),
      ]
    }
    let models = try run.sideBySide(jobs) { (job, run) throws -> Sequential in
      var model = try job.family.makeModel(rest.images.count, Key(seed: job.seed))
      try model.fit(
        rest.images, model.name == "bayesian" ? rest.oneHot : rest.labels, epochs: job.epochs,
        batchSize: batchSize, on: run.device)
      return model
    }
    let pairs = stride(from: 0, to: models.count, by: 2).map { Array(models[$0..<$0 + 2]) }
    let retrained = try run.overSeeds(pairs) { (pair: [Sequential], run) throws -> [Retrained] in
      try pair.map { model in
        let draws = model.name == "bayesian" ? fewerDraws : 1
        return try Retrained(
          model, heldOut, digits, probes, draws: draws, probeDraws: min(draws, probeDraws),
          key: run.key.child("draws"), on: run.device)
      }
    }.flatMap(\.self)
    let calibration = Calibration(retrained, bayesianDraws: fewerDraws)
    page.show(calibration.temperatureTable(id: "temperature"))

    let bayes = calibration.bayesian
    page.claim(
      "temperature-mends",
      """
      One number mends \(bayes.gone) of the calibration error of the averaged Bayesian prediction on clean images: the fitted
      temperature, \(bayes.temperature), is below one, and with it the error falls from \(bayes.before.clean) to \(bayes.after.clean).
      """, bayes.temperature < 1 && bayes.gone > 0)

    //: On corrupted images, which had no part in the fit, it goes from \(bayes.before.corrupted) to \(bayes.after.corrupted).
    //: A temperature is fitted to the log loss. It need not help a model whose calibration error is small already, as the
    //: rows of the deterministic model show.

    //: ### Sets instead of probabilities
    //:
    //: *Conformal prediction* \(cite: "vovk2005") asks for less and promises more: instead of probabilities a set of classes, which
    //: holds the true one in at least \(Calibration.promise, .percent(0)) of the cases, whatever the model, as long as the images come from where
    //: those put aside came from; on average, that is, over which images are put aside. For each of these a score says how ill the true class fits its prediction; the threshold is the
    //: $\lceil 0.9 (n + 1) \rceil$-th smallest of the $n$ scores; and a set holds all classes whose score does not exceed it.
    //: With the score $1 - p$ \(cite: "sadinle2019") sets hold one class or none where the true class has more than half of the
    //: probability on more than \(Calibration.promise, .percent(0)) of the images put aside. With the *adaptive* score \(cite: "romano2020"), which adds up the probabilities from the
    //: highest down to the true class, of which it counts a random part, a set grows with the doubt.

    page.show(calibration.coverageTable(id: "conformal"))

    let coverage = calibration.coverage
    page.claim(
      "conformal-holds",
      """
      On clean digits the adaptive sets keep their promise: they hold the true class in \(coverage.deterministic.clean) of the cases
      for the deterministic model and in \(coverage.bayesian.clean) for the Bayesian one, and neither falls short of \(Calibration.promise, .percent(0)) by more
      than three standard deviations of what the sizes of both samples leave to chance.
      """, coverage.deterministic.clean > coverage.floor && coverage.bayesian.clean > coverage.floor
    )

    //: The promise is about images of one kind. Under \(digits.corruption), for which nobody made it, the adaptive sets hold the true class in
    //: \(coverage.deterministic.corrupted) and \(coverage.bayesian.corrupted): where doubt makes a set larger, that makes up for errors, for
    //: some or for all. And under all corruptions of the benchmark:

    try page.show(
      calibration.coverageFigure(probes), id: "coverage",
      caption: """
        Coverage of the adaptive sets under each of the corruptions of MNIST-C, on every fifth test image. The promise is
        the line at \(Calibration.promise, .percent(0)); thresholds are of as many draws as there are here, \(probeDraws).
        """)

    let broken = calibration.broken(probes)
    page.claim("conformal-fails", broken.sentence, broken.condition)
  }
}
