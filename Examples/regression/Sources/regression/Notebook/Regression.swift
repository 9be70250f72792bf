import Foundation
import LiterateModel

/// TensorFlow Probability's tutorial on regression, told anew: four models that keep more and more open.
struct Regression: Notebook {
  static let title = "A line through noisy points, and four ways to be unsure of it."
  static let figures = ["no-doubt", "noise", "weights", "both"]

  @Parameter("Points to learn from.", in: 100...5_000) var points = 300
  @Parameter("Epochs of training.", in: 50...2_000) var epochs = 600
  @Parameter("Draws of the weights behind a forecast.", in: 20...1_000) var draws = 100
  let batchSize = 32

  func write(_ page: inout Page, _ run: Run) throws -> Results {
    //| fold
    page.summary = "Aleatoric and epistemic uncertainty of a regression, apart and together."
    page.recordKernels()

    //: # A line, and how sure it is
    //:
    //: Whoever puts a line through points and reads off a number should also say how far it may be
    //: wrong. There are two reasons why it may: the points are noisy, and there are only so many
    //: of them. TensorFlow Probability has a well-known tutorial that takes the two apart, layer by
    //: layer \(cite: "tutorial"). This page does the same with the layers of this package, on data
    //: of the same kind, and checks what it says.
    //:
    //: ## Points whose law is known
    //:
    //: The program makes its data, so that the truth is known. They wave around a line, the
    //: farther from zero the more, and their noise grows from left to right:
    //:
    //: $$ \begin{aligned} y &= w_0 x (1 + \sin x) + b_0 + s(x) \varepsilon, \quad \varepsilon \sim N(0, 1) \\ s(x) &= 3 \left(\tfrac{1}{4} + g^2\right) \end{aligned} \label{data} $$
    //:
    //: where $g$ runs from zero at the left end of the data to one at their right end.

    let (w0, b0) = (0.125, 5.0)
    let range = -20.0...60.0

    func noise(_ x: Double) -> Double {
      let g = (x - range.lowerBound) / (range.upperBound - range.lowerBound)
      return 3 * (0.25 + g * g)
    }

    func sample(_ count: Int, _ key: Key) -> Points {
      let shares = Tensor.uniform([count], key: key.child("x")).scalars.map(Double.init)
      let epsilon = Tensor.normal([count], key: key.child("noise")).scalars.map(Double.init)
      let x = shares.map { range.lowerBound + (range.upperBound - range.lowerBound) * $0 }
      let y = zip(x, epsilon).map { w0 * $0 * (1 + sin($0)) + b0 + noise($0) * $1 }
      return Points(x: x, y: y)
    }

    let exercise = Exercise(
      points: sample(points, run.key.child("points")),
      fresh: sample(2_000, run.key.child("fresh points")), range: range)

    //: There are \(points) points to learn from, and \(exercise.fresh.x.count) more that no model sees before it is
    //: judged. All models are lines: none can follow the waves, and to each of them the waves are
    //: part of the noise.
    //:
    //: ## One training, one question
    //:
    //: The four models differ in their layers only. All are trained in the same way, with the
    //: negative log-likelihood of the points as the loss, and all are asked the same: what is $y$,
    //: and how far may it stray?

    //| fold
    lawOfTotalVariance(&page)
    let certain = try noDoubt(&page, run, exercise)
    let noisy = try knownUnknowns(&page, run, exercise)
    let (doubtful, doubt) = try unknownUnknowns(&page, run, exercise)
    let (both, line) = try bothUnknowns(&page, run, exercise, after: doubt)

    //: ## All four, side by side
    //:
    //: The log loss is minus the logarithm of the density that a model gives to what came: the
    //: measure by which the models were trained, now on the fresh points.

    let scores = [certain, noisy, doubtful, both]
    page.show(
      Table(
        id: "scores",
        caption:
          "The four models on the fresh points. The less log loss, the better; the coverage of a band should be \(0.95, .percent(0)).",
        rows: scores,
        columns: [
          Column("model", \.model), Column("keeps open", \.keepsOpen),
          Column("log loss", \.logLoss, .nats(2)), Column("coverage", \.coverage, .percent(1)),
          Column("mean width of the band", \.width, .fixed(1)),
        ]))

    //| fold
    page.claim(
      "noise-decides",
      """
      Here it is the noise that decides: the two models that learn it have the less log loss,
      \(noisy.logLossQuantity) and \(both.logLossQuantity), and the other two \(certain.logLossQuantity) and
      \(doubtful.logLossQuantity).
      """,
      .all(
        [noisy, both].flatMap { open in
          [certain, doubtful].map { open.logLossQuantity < $0.logLossQuantity }
        }))
    let byNoise = Quantity(
      "difference that noise makes", abs(certain.logLoss - noisy.logLoss), .nats(2))
    let byDoubt = Quantity(
      "difference that doubt makes", abs(both.logLoss - noisy.logLoss), .digits(2, unit: "nats"))
    page.claim(
      "doubt-matters-less",
      """
      To add doubt about the weights to a model that learns the noise changes its log loss by \(byDoubt), less
      than a tenth of what the noise did, \(byNoise).
      """, byDoubt < Quantity("a tenth of that of the noise", byNoise.value / 10, .nats(2)))

    //: That is as it should be: the fresh points come from where the others came from, and there the
    //: line is settled. Doubt shows where no data are (\(figure: "both")), and it is there that one would want to
    //: know of it.
    //:
    //: ## Where to go from here
    //:
    //: A line is the least of models. Any layers can stand before the last: with hidden layers the mean can
    //: follow the waves, and what is left as noise is the $s(x)$ of \(equation: "data"). Doubt then needs more
    //: care, since a posterior of independent normals, as here and in \(cite: "blundell2015"), knows nothing of weights that
    //: depend on each other. The tutorial ends with a Gaussian process in the place of the weights, which
    //: this package does not have.

    //| fold
    page.references(Self.publications)
    return Results(scores: scores, line: line.mean, noise: line.noise)
  }

  static let publications = [
    Publication(
      id: "tutorial",
      authors:
        "P. Sountsov, C. Suter, J. Burnim, J. V. Dillon and the TensorFlow Probability team.",
      title: "Regression with probabilistic layers in TensorFlow Probability",
      venue: "TensorFlow blog", year: 2019,
      url: "https://blog.tensorflow.org/2019/03/regression-with-probabilistic-layers-in.html"),
    Publication(
      id: "blundell2015",
      authors: "C. Blundell, J. Cornebise, K. Kavukcuoglu and D. Wierstra.",
      title: "Weight uncertainty in neural networks", venue: "ICML", year: 2015,
      url: "https://arxiv.org/abs/1505.05424"),
    Publication(
      id: "kingma2014", authors: "D. P. Kingma and M. Welling.",
      title: "Auto-encoding variational Bayes", venue: "ICLR", year: 2014,
      url: "https://arxiv.org/abs/1312.6114"),
  ]
}
