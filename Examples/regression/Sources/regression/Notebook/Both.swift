import LiterateModel

extension Regression {
  /// Many lines, each with a noise of its own.
  func bothUnknowns(
    _ page: inout Page, _ run: Run, _ exercise: Exercise, after fixed: Quantity
  ) throws -> (Score, Forecast) {
    //: ## Both
    //:
    //: Nothing stands against doing both: random weights, with two outputs.

    let layers: [any Layer] = [
      DenseVariational(
        units: 2, makePosteriorFn: Self.posterior, makePriorFn: Self.prior,
        klWeight: 1 / Double(points), klUseExact: true),
      DistributionLambda { t in
        Normal(loc: t.slice(0..<1), scale: 1e-3 + softplus(t.slice(1..<2)))
      },
    ]

    //| fold
    let model = try trained(layers, on: exercise.points, name: "both", run)
    let beyond = try Forecast(model, at: exercise.beyond, draws: draws, run)
    let inside = try Forecast(model, at: exercise.inside, draws: draws, run)
    let score = Score(
      "both", keepsOpen: "the noise and the weights",
      try Forecast(model, at: exercise.fresh.x, draws: draws, run), of: exercise.fresh)
    try page.show(
      Figure.forecast(exercise.points, beyond, at: exercise.beyond, drawn: 12), id: "both",
      caption:
        "Lines of \(min(12, draws)) draws that have learned their noise, and the band of all \(draws)."
    )
    let share = Quantity(
      "share of the noise in the variance", inside.shareOfNoise[40], .percent(1))
    let doubt = Quantity("doubt there", inside.doubt[40], .fixed(2))
    let left = Quantity("noise at the left end of the data", inside.noise[0], .fixed(2))
    let leftEdge = Quantity("noise at the left edge of the figure", beyond.noise[0], .fixed(2))

    //: The band in \(figure: "both") has both parts of \(equation: "total"). To the right it widens for two
    //: reasons: there is more noise, and away from the data more doubt.

    //| fold
    page.claim(
      "noise-over-doubt",
      """
      In the middle of the data it is noise nearly all through: \(share) of the variance, more than
      \(0.95, .percent(0)).
      """, share > 0.95)
    page.claim(
      "doubt-with-noise",
      """
      Points that are known to be noisy say less about the line: the doubt there is \(doubt), and was less
      when the noise was fixed, \(fixed).
      """, doubt > fixed)
    page.claim(
      "both-hold",
      """
      The band holds \(score.coverageQuantity) of the fresh points, and so is less than five percentage points off
      what it should hold.
      """, score.coverageQuantity > 0.9 && score.coverageQuantity < 1)

    //: One warning. Doubt about the weights is not doubt about the model. That noise goes along a line is
    //: a belief that no draw questions, and beyond the data it leads astray:

    //| fold
    page.claim(
      "noise-fades",
      """
      To the left of the data the model believes that the noise fades: at the left edge of the figure it is
      \(leftEdge), less than half of the \(left) at the left end of the data.
      """, leftEdge < Quantity("half of that at the left end", left.value / 2, .fixed(2)))
    return (score, inside)
  }
}
