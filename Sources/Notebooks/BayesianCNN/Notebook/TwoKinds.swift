import Datasets
import LiterateModel

extension BayesianCNN {
  /// Two experiments that could prove the names of the two parts wrong.
  func testTheWords(
    _ page: inout Page, _ run: Run, _ digits: DigitImages, _ data: ReportData, _ bayesian: Family
  ) throws {
    //: ## Are the two kinds of doubt what they are called?
    //:
    //: *Aleatoric* is what no model could know; *epistemic*, what this one has not learned \(cite: "hullermeier2021"). If the two
    //: parts of the entropy are that, then learning from corrupted digits must leave the first part as it is: what an image leaves
    //: open stays open. And learning from fewer images must raise the second part, and not the first. Both can be tried.
    //:
    //: The first network learns from the training images under \(digits.corruption), as many, as often. The second learns from a
    //: random tenth of them, ten times as often, so that it takes as many steps. Both are asked on every fifth test image, with
    //: \(fewerDraws) draws, and so is the Bayesian model from above.

    let corruptedTrain = digits.load(corruptedTrainingImages(data, run))
    let tenth = digits.train.gather(heldOutSplit(digits, run).heldOut)

    let lessons = [
      (images: corruptedTrain, epochs: 2 * epochs), (images: tenth, epochs: 20 * epochs),
      (images: digits.train, epochs: 0),
    ]
    let sample = Both { digits[$0].gather(sampled(digits)) }
    let jobs = run.seeds.indices.flatMap { seed in lessons.indices.map { (seed: seed, lesson: $0) }
    }
    let asked = try run.sideBySide(jobs) { (job, run) throws -> Both<Answer> in
      let lesson = lessons[job.lesson]
      let key = Key(seed: run.seed &+ UInt64(job.seed))
      var model = bayesian.trained[job.seed].model
      if lesson.epochs > 0 {
        model = try bayesian.makeModel(lesson.images.images.count, key)
        try model.fit(
          lesson.images.images, lesson.images.oneHot, epochs: lesson.epochs, batchSize: batchSize,
          on: run.device)
      }
      return try Both { set in
        let mean = try model.predictMean(
          sample[set].images, draws: fewerDraws, key: key.child("draws"), on: run.device)
        return try Answer(mean, sample[set].classes)
      }
    }
    let words = Words(asked, lessons: lessons.count)

    page.show(words.table(id: "two-kinds", corruption: digits.corruption))
    try page.show(
      words.figure(), id: "two-kinds-figure",
      caption: """
        A line for each seed, from the model of part one to the one that learned from corrupted images (left, on corrupted images), and to the
        one that learned from a tenth (right, on clean images).
        """)

    page.claim(
      "aleatoric-can-be-learned",
      """
      Training does remove what is called aleatoric: on corrupted images that part falls from \(words.aleatoricBefore) to
      \(words.aleatoricAfter), by \(words.fall) standard errors, once the network has learned from such images.
      """, words.fall > 2)
    page.claim(
      "epistemic-grows",
      """
      With a tenth of the images the epistemic part grows, as it should, to \(words.epistemicGrowth) times what it was. The other part grows
      as well, to \(words.aleatoricGrowth) times, and should not.
      """, words.epistemicGrowth > words.aleatoricGrowth && words.aleatoricGrowth > 1)

    //: So neither part is what it is called. Both fall with what a network has learned and rise with what it has not; the epistemic
    //: part reacts more strongly to the number of images. What can be said of the parts is how they are computed: the doubt that
    //: the networks share, and the doubt that comes of their disagreement.
  }
}
