import LiterateModel

extension Regression {
  /// A line, and a noise that is learned.
  func knownUnknowns(_ page: inout Page, _ run: Run, _ exercise: Exercise) throws -> Score {
    //: ## Known unknowns
    //:
    //: So the noise is learned too. The dense layer gets a second output, and *softplus*, which makes
    //: any number a positive one, turns it into the standard deviation. Nothing else changes: the
    //: likelihood punishes a deviation that is too small for the error, and one that is too large
    //: for all points near the line.

    let layers: [any Layer] = [
      Dense(units: 2),
      DistributionLambda { t in
        Normal(loc: t.slice(0..<1), scale: 1e-3 + softplus(t.slice(1..<2)))
      },
    ]

    //| fold
    let model = try trained(layers, on: exercise.points, name: "known unknowns", run)
    let inside = try Forecast(model, at: exercise.inside, draws: 1, run)
    let score = Score(
      "known unknowns", keepsOpen: "the noise",
      try Forecast(model, at: exercise.fresh.x, draws: 1, run), of: exercise.fresh)
    try page.show(
      Figure.forecast(exercise.points, inside, at: exercise.inside), id: "noise",
      caption: "A line with a standard deviation of its own at each $x$.")
    let left = Quantity("noise at the left end", inside.noise[0], .fixed(1))
    let right = Quantity("noise at the right end", inside.noise[80], .fixed(1))
    let twice = Quantity("twice that at the left end", 2 * inside.noise[0], .fixed(1))

    //: \(figure: "noise") is a fan. Here the waves of \(equation: "data") count as noise, as the line
    //: cannot follow them; so the deviation is larger than $s(x)$.

    //| fold
    page.claim(
      "noise-grows",
      """
      The model has seen that the noise grows: its standard deviation is \(left) at the left end of the
      data, and more than twice that, \(right), at the right end.
      """, right > twice)
    page.claim(
      "noise-is-enough",
      """
      The band now holds \(score.coverageQuantity) of the fresh points, and so is less than five percentage
      points off what it should hold.
      """, score.coverageQuantity > 0.9 && score.coverageQuantity < 1)
    return score
  }
}
