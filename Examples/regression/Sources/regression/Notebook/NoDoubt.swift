import LiterateModel

extension Regression {
  /// A line and a fixed noise.
  func noDoubt(_ page: inout Page, _ run: Run, _ exercise: Exercise) throws -> Score {
    //: ## No doubt
    //:
    //: The plainest model: a dense layer makes a number of $x$, and that is the mean of a normal
    //: distribution whose standard deviation is one, come what may. To maximise the likelihood is
    //: then the same as to minimise the squared error.

    let layers: [any Layer] = [
      Dense(units: 1),
      DistributionLambda { t in Normal(loc: t, scale: 1) },
    ]

    //| fold
    let model = try trained(layers, on: exercise.points, name: "no doubt", run)
    let inside = try Forecast(model, at: exercise.inside, draws: 1, run)
    let score = Score(
      "no doubt", keepsOpen: "nothing",
      try Forecast(model, at: exercise.fresh.x, draws: 1, run), of: exercise.fresh)
    try page.show(
      Figure.forecast(exercise.points, inside, at: exercise.inside), id: "no-doubt",
      caption: "A line with a fixed standard deviation of one. The band is as wide everywhere.")

    //: The line is the one that anybody would draw. What it says of its own error is of no use
    //: (\(figure: "no-doubt")), for nobody has asked the data how noisy they are.

    //| fold
    page.claim(
      "too-sure",
      """
      The band is far too narrow: it should hold \(0.95, .percent(0)) of the fresh points, and holds
      \(score.coverageQuantity), less than \(0.7, .percent(0)).
      """, score.coverageQuantity < 0.7)
    return score
  }
}
