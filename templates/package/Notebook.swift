import Literate

/// How close random points come to π.
struct {{type}}: Notebook {
  static let name = "{{name}}"
  static let title = "How close random points come to π."

  @Parameter("Number of points.", in: 100...1_000_000) var points = 20_000

  func write(_ page: inout Page, _ run: Run) throws -> [String: Double] {
    //: # How close do random points come to π?
    //:
    //: Points are drawn at random in a square with a side of one. Those that are nearer than one to
    //: one of its corners lie in a quarter of a circle, whose area is $\pi / 4$. So their share, times four, comes near to $\pi$:
    //:
    //: $$ \hat\pi = \frac{4}{n} \sum_{i=1}^{n} [x_i^2 + y_i^2 < 1] \label{estimate} $$

    var generator = run.generator("points")
    var inside = 0
    let estimates = (1...points).map { count in
      let (x, y) = (
        Double.random(in: 0..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
      )
      if x * x + y * y < 1 { inside += 1 }
      return 4 * Double(inside) / Double(count)
    }
    let estimate = estimates[points - 1]

    //: After \(points) points, \(inside) of them inside, the estimate (\(equation: "estimate")) is
    //: \(estimate, .fixed(4)). \(figure: "estimates") shows how it settles, and \(table: "stages") where it stood on
    //: the way.

    //| fold
    try page.show(
      Figure.lines(
        [LineMark(x: (1...points).map(Double.init), y: estimates)], xLabel: "points",
        yLabel: "estimate", x: .log(1...Double(points)), y: .linear(2...4)),
      id: "estimates", caption: "The estimate, point by point.")

    let stages = [points / 100, points / 10, points]
    page.show(
      Table(
        id: "stages", caption: "The estimate on the way.", rows: stages,
        columns: [
          Column("points") { $0 }, Column("estimate", { estimates[$0 - 1] }, .fixed(4)),
          Column("error", { estimates[$0 - 1] - Double.pi }, .fixed(4)),
        ]))

    let error = Quantity("error", abs(estimate - .pi), .fixed(4))
    let expected = Quantity(
      "three standard errors", 3 * (Double.pi * (4 - .pi) / Double(points)).squareRoot(), .fixed(4))
    page.claim(
      "close", "The estimate is off by \(error), which is less than three standard errors, \(expected).",
      error < expected)

    return ["estimate": estimate]
  }
}
