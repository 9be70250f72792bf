import LiterateModel

extension BayesianCNN {
  /// The averaged Bayesian prediction beside its competitors.
  func compareModels(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ deterministic: Family,
    _ bayesian: Family
  ) throws -> (contest: Contest, members: [[Sequential]]) {
    //: ## Part two: what the original leaves open
    //:
    //: The original ends where its models have been trained and looked at. It shows that the Bayesian network has
    //: doubts, and leaves open whether they are worth having. What follows asks: is it better? Can its
    //: probabilities be trusted? Is its doubt of use? Does it notice what it has not seen? Are its two kinds
    //: of doubt what they are called? What do the prior and the approximation do? Where is it wrong and sure of it?
    //:
    //: ## Is the Bayesian network better?
    //:
    //: Better than what, and at what? The rivals are the deterministic model as it was trained; the same model
    //: with as many epochs as the Bayesian one has had; and the simplest way to have many networks: five
    //: deterministic ones from different beginnings, whose probabilities are averaged. Such an *ensemble*
    //: \(cite: "lakshminarayanan2017") has \(members * deterministic.parameters) numbers where the Bayesian model has \(bayesian.parameters), and needs
    //: \(members) passes where that one has \(draws), and \(members * epochs) epochs of training where that one has \(2 * epochs).

    let longer = try run.overSeeds(deterministic.trained) { trained, run in
      var model = trained.model
      try model.fit(
        digits.train.images, digits.train.labels, epochs: epochs, batchSize: batchSize,
        on: run.device)
      return try digits.answers(digits.ask(model, on: run.device))
    }

    let others = run.seeds.flatMap { seed in
      (1..<members).map { Key(seed: seed).child("ensemble").child($0) }
    }
    let trained = try run.sideBySide(others) { key, run in
      var model = try deterministic.makeModel(digits.train.images.count, key)
      try model.fit(
        digits.train.images, digits.train.labels, epochs: epochs, batchSize: batchSize,
        on: run.device)
      return (model: model, means: try digits.ask(model, on: run.device))
    }
    let ensembles = try deterministic.trained.enumerated().map { index, first in
      let rest = trained[index * (members - 1)..<(index + 1) * (members - 1)]
      let together = try rest.reduce(into: digits.ask(first.model, on: run.device)) { sum, other in
        sum = Both { set in sum[set].adding(other.means[set]) }
      }
      return (
        models: [first.model] + rest.map(\.model), answers: try digits.answers(together)
      )
    }
    let contest = Contest(answers: [
      .deterministic: deterministic.answers, .longer: longer,
      .onePass: bayesian.trained.map(\.onePass), .averaged: bayesian.answers,
      .ensemble: ensembles.map(\.answers),
    ])

    //: The measures: *accuracy*, the share of images whose most probable class is the true one. *Log loss*, the mean
    //: of $-\ln p$ over the images, where $p$ is the probability of the true class, in nats. The *Brier score*, the
    //: mean squared distance between the ten probabilities and the one-hot label, from zero to two. Both of these are
    //: *proper*: no forecast does better on average than the true probabilities. And the *calibration error*,
    //: by how much, on average, the probability of the favoured class differs from how often it is right; the
    //: next section says how. \(section: "what-the-measures-are") has the exact definitions.

    page.show(
      contest.table(
        .clean, id: "comparison-clean",
        caption: """
          Clean test images. Lower is better, but for accuracy. Adaptive: the calibration error with bins of equal counts.
          """,
        Yardstick.all))
    page.show(
      contest.table(
        .corrupted, id: "comparison-corrupted",
        caption: "The same images under \(digits.corruption).",
        Yardstick.all))

    let (against, condition) = contest.verdict(
      on: .averaged, against: .deterministic, by: Yardstick.proper)
    page.claim("bayesian-against-one", against, condition)
    let (againstLonger, conditionLonger) = contest.verdict(
      on: .averaged, against: .longer, by: Yardstick.proper)
    page.claim("bayesian-against-longer", againstLonger, conditionLonger)
    let (againstFive, conditionFive) = contest.verdict(
      on: .averaged, against: .ensemble, by: Yardstick.proper)
    page.claim("bayesian-against-ensemble", againstFive, conditionFive)

    //: How much of this is luck? Two kinds of luck are to be told apart. Which network training arrives at depends on
    //: the seed: that is the ± above. And which images happen to be in the test set: for that, McNemar's test
    //: \(cite: "mcnemar1947") looks at the images that only one of two models reads correctly, and asks how often a fair coin
    //: would share them out at least so unevenly. A small $p$ says that these two networks differ, and not that their kinds do:
    //: that needs the other seeds. \(agreementByLuck(run))

    page.show(
      McNemarRow.table(
        contest,
        pairs: [(.averaged, .deterministic), (.averaged, .longer), (.averaged, .ensemble)],
        id: "mcnemar",
        caption: """
          Paired differences of accuracy. Only one right: on the first seed, images that only the first, and that
          only the second of the two reads correctly; p is of these, and not corrected for the number of rows. Seeds: on how
          many the difference has p below \(0.05, .fixed(2)).
          """))

    let (gainClean, gainCorrupted) = (
      contest.gain(.averaged, over: .onePass, .clean),
      contest.gain(.averaged, over: .onePass, .corrupted)
    )

    //: ### How many draws are enough?
    //:
    //: The average is over \(draws) draws of the weights, the same for all images. What becomes of the measures on the way there
    //: follows; enough is where a curve has become flat.

    try page.show(
      contest.courseFigure(bayesian.trained), id: "draws",
      caption: """
        Measures of the averaged Bayesian prediction after so many draws: mean over the seeds, with a band of one
        standard deviation. Dashed: one deterministic model, and the ensemble of five, on the set of the same colour.
        """)

    page.claim(
      "averaging-pays",
      """
      Averaging beats a single draw by both proper measures: the log loss falls by \(gainClean.logLoss) nats on clean
      images and by \(gainCorrupted.logLoss) on corrupted ones, the Brier score by \(gainClean.brier) and
      \(gainCorrupted.brier).
      """,
      gainClean.logLoss > 0 && gainCorrupted.logLoss > 0 && gainClean.brier > 0
        && gainCorrupted.brier > 0)
    page.claim(
      "averaging-unsettles-calibration",
      """
      And yet on clean images it makes the calibration error greater, by \(gainClean.calibrationLost): the average of draws that
      disagree is less sure of itself than it is right. On corrupted ones it changes by \(gainCorrupted.calibrationLost).
      """, gainClean.calibrationLost > 0 && contest.doubt(.averaged).excess.clean > 0)

    return (contest, ensembles.map(\.models))
  }
}
