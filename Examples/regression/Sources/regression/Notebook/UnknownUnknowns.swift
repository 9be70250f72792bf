import Foundation
import LiterateModel

extension Regression {
  //| show
  /// Independent normals with trained means and standard deviations, which start from 0.1: from larger ones the first steps see
  /// little but noise.
  @Sendable static func posterior(_ kernelSize: Int, _ biasSize: Int) -> [any Layer] {
    let count = kernelSize + biasSize
    return [
      VariableLayer(2 * count),
      DistributionLambda { t in
        Independent(
          Normal(
            loc: t.slice(0..<count),
            scale: 1e-5 + softplus(t.slice(count..<2 * count) + log(expm1(0.1)))),
          reinterpretedBatchNdims: 1)
      },
    ]
  }

  /// Independent normals with trained means and a standard deviation of one.
  @Sendable static func prior(_ kernelSize: Int, _ biasSize: Int) -> [any Layer] {
    let count = kernelSize + biasSize
    return [
      VariableLayer(count),
      DistributionLambda { t in
        Independent(Normal(loc: t, scale: .ones([count])), reinterpretedBatchNdims: 1)
      },
    ]
  }

  //| fold
  /// Many lines and a fixed noise.
  func unknownUnknowns(
    _ page: inout Page, _ run: Run, _ exercise: Exercise
  ) throws -> (Score, Quantity) {
    //: ## Unknown unknowns
    //:
    //: Back to a fixed noise, and to the other question: how sure is the line itself? Its weights
    //: become random. The functions above make what is believed of them before any
    //: data, the prior, and after, the posterior; the layer draws slope and intercept from the
    //: posterior with each batch, and adds to the loss how far it is from the prior, the
    //: *Kullback–Leibler divergence* \(cite: "blundell2015"). A draw is written as mean plus
    //: deviation times a standard normal number, so that both can be trained by gradients
    //: \(cite: "kingma2014"). The divergence counts once for all points, the loss is a mean over them: hence the weight.

    func layers(_ count: Int) -> [any Layer] {
      [
        DenseVariational(
          units: 1, makePosteriorFn: Self.posterior, makePriorFn: Self.prior,
          klWeight: 1 / Double(count), klUseExact: true),
        DistributionLambda { t in Normal(loc: t, scale: 1) },
      ]
    }

    let model = try trained(layers(points), on: exercise.points, name: "unknown unknowns", run)

    //| fold
    let beyond = try Forecast(model, at: exercise.beyond, draws: draws, run)
    let score = Score(
      "unknown unknowns", keepsOpen: "the weights",
      try Forecast(model, at: exercise.fresh.x, draws: draws, run), of: exercise.fresh)
    try page.show(
      Figure.forecast(exercise.points, beyond, at: exercise.beyond, drawn: 12), id: "weights",
      caption: """
        Lines of \(min(12, draws)) draws, their mean, and the band of all \(draws), as far again to either side as the data reach.
        """)

    //: Where the data are, the draws in \(figure: "weights") lie close together: two numbers are soon learned
    //: from \(points) points. Away from the data they part. To see that this is a matter of how much
    //: data there is, the same model is trained on every tenth of the points as well:

    let few = exercise.points.prefix(points / 10)
    let unsure = try Forecast(
      trained(layers(few.x.count), on: few, name: "few points", run), at: exercise.beyond,
      draws: draws, run)

    //| fold
    let center = Quantity(
      "doubt in the middle of the data, with a fixed noise", beyond.doubt[60], .fixed(2))
    let edge = Quantity("doubt at the right edge of the figure", beyond.doubt[120], .fixed(2))
    let edgeOfFew = Quantity("the same with fewer points", unsure.doubt[120], .fixed(2))
    page.claim(
      "doubt-away-from-data",
      """
      Doubt grows away from the data: the means of the draws spread by \(center) in the middle of the
      data, and by more than twice that, \(edge), at the right edge of the figure.
      """, edge > Quantity("twice the doubt in the middle", 2 * center.value, .fixed(2)))
    page.claim(
      "doubt-of-few",
      """
      The fewer the points, the greater the doubt: after \(few.x.count) in place of \(points) it is
      \(edgeOfFew) there, more than half as much again.
      """,
      edgeOfFew > Quantity("one and a half times that of all points", 1.5 * edge.value, .fixed(2)))

    //: And yet the band holds only \(score.coverage, .percent(1)) of the fresh points. This model knows how well it knows
    //: the line, and takes the noise for what it was told.

    //| fold
    return (score, center)
  }
}
