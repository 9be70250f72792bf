import Datasets
import LiterateModel

extension BayesianCNN {
  /// Whether models notice images of other kinds.
  func askOfTheUnfamiliar(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ data: ReportData, _ probes: [Probe],
    _ others: [OtherSet], _ panels: [Panel]
  ) throws {
    //: ## Does it notice what it has not seen?
    //:
    //: One corruption is one anecdote. MNIST-C has \(probes.count), and here are three of the models under all of them, on every
    //: fifth test image: how often they are right, how unsure they are, and whether they are less sure of corrupted images than
    //: of clean ones, as the share of pairs of one of each (AUROC). The program makes these images by the benchmark's recipes, so that
    //: its numbers under \(digits.corruption) differ a little from those above. \(probeSentence)

    let clean = digits.test.gather(sampled(digits))
    let familiar = try ask(panels, clean, run)
    let answers = try probes.map { probe in try ask(panels, probe.set, run) }
    let suite = Suite(probes: probes, clean: familiar, answers: answers)
    try page.show(
      suite.figure(), id: "corruptions",
      caption:
        "Three models under the corruptions of MNIST-C, at their usual severity; means over the seeds."
    )
    page.show(suite.table(id: "corruption-table"))

    let (fewest, most) = suite.extremes

    //: How much a corruption costs depends on which it is: the averaged Bayesian prediction is right on \(most.accuracy) of the
    //: images under \(most.title), and on \(fewest.accuracy) under \(fewest.title).

    page.claim("bayesian-under-corruptions", suite.verdict.sentence, suite.verdict.condition)

    //: And how strong must a corruption be? \(severitySentence(digits))

    let severities = try digits.severities.map { severity in
      try ask(panels, digits.atSeverity(severity, data, run), run)
    }
    try page.show(
      Suite.severityFigure([familiar] + severities, severities: [0] + digits.severities),
      id: "severities",
      caption: """
        Accuracy, mean entropy and share of pairs at each severity of \(digits.corruption), where zero is a clean image; mean over the
        seeds, with a band of one standard deviation.
        """)

    //: ### Images of other kinds
    //:
    //: Now images unlike any in training: on some no answer is right, others we would still read.

    let outside = OutsideImages.all(
      of: clean.images, count: clean.images.count, key: Key(seed: run.seed).child("outside"))
    let sets =
      outside.map { (name: $0.name, images: $0.images) }
      + others.map { (name: $0.title, images: digits.sample(of: $0, count: clean.images.count)) }

    //: \(outsideSentence(outside, others)) A model has to spread its
    //: probability over its ten classes all the same. What it can do is be less sure.

    try page.show(
      Figure.imageRow(sets.map { $0.images.picture(0) }), id: "outside-images",
      caption: "The first image of each kind: \(sets.map(\.name).joined(separator: ", ")).")

    let strange = Strangers(
      clean: familiar,
      kinds: try sets.map { set in
        (name: set.name, answers: try ask(panels, unlabelled(set.images), run))
      })
    page.show(
      strange.table(
        id: "outside",
        caption: """
          Detection of images of other kinds, which are the positives; the score is the total entropy or its epistemic part. AUROC: share of pairs in
          which the other image has the higher score. AUPR: average precision, which is the share of others among the images with at least a
          certain score, averaged over the scores of the others. FPR95: share of clean images that score as high as the least of the \(0.95, .percent(0))
          most doubtful others; lower is better. As many clean images as others.
          """))
    try page.show(
      strange.figure(), id: "outside-entropy",
      caption: """
        Entropy of the averaged Bayesian prediction on the first seed: share of the images at or below a value. The farther a curve
        lies to the right of that of clean digits, the better the images are noticed.
        """)

    page.claim("outside-verdict", strange.verdict.sentence, strange.verdict.condition)
    page.claim("parts-differ", strange.partsVerdict.sentence, strange.partsVerdict.condition)
  }
}
