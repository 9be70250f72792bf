import Foundation
import Literate

/// A coin is tossed, and a claim tested on what it shows.
struct Coins: Notebook {
  static let title = "Is this coin fair?"
  static let seedCount = 5
  static let figures = ["share"]

  @Parameter("Number of tosses.", in: 100...1_000_000) var tosses = 10_000
  @Parameter("Probability of heads.", in: 0...1) var bias = 0.5

  func write(_ page: inout Page, _ run: Run) throws -> [String: Spread] {
    //| fold
    page.summary =
      "A coin is tossed often, and the share of heads is held against what chance allows."

    //: # Is this coin fair?
    //:
    //: A fair coin comes up heads half of the time, though seldom exactly. So a share of heads that
    //: is not one half proves nothing by itself. The question is how far from one half it may be
    //: before one should doubt the coin.
    //:
    //: ## Tossing
    //:
    //: A toss is one random number, and heads if that is below the probability of heads. After each
    //: toss the share of heads so far is noted. There are \(run.seeds.count, "series", "series") of \(tosses) tosses:

    func toss(_ seed: UInt64) -> [Bool] {
      var generator = SplitMix(state: seed)
      return (0..<tosses).map { _ in Double.random(in: 0..<1, using: &generator) < bias }
    }

    func shares(_ results: [Bool]) -> [Double] {
      var heads = 0
      return results.enumerated().map { index, isHead in
        heads += isHead ? 1 : 0
        return Double(heads) / Double(index + 1)
      }
    }

    let courses = run.seeds.map { shares(toss($0)) }
    let ends = courses.map { $0[tosses - 1] }

    //: ## How far chance goes
    //:
    //: By the central limit theorem \(cite: "laplace1812") the share of heads in $n$ tosses of a fair coin is
    //: nearly normally distributed around one half, with a standard deviation of
    //:
    //: $$ \sigma_n = \frac{1}{2 \sqrt{n}} \label{error} $$
    //:
    //: which is called the *standard error*. Four times as many tosses halve it.

    func standardError(_ n: Int) -> Double { 0.5 / Double(n).squareRoot() }

    let beyond = erfc(3 / 2.squareRoot())

    //: After \(tosses) tosses it is \(100 * standardError(tosses), .fixed(2, unit: "percentage points")). Three of them are a common limit: in a long
    //: series a fair coin goes beyond it with a probability of \(beyond, .percent(2)). In
    //: \(figure: "share") the limit is the band, and \(table: "ends") has the ends of the lines.

    //| fold
    let x = (1...tosses).map(Double.init)
    let lines = courses.enumerated().map { series, y in
      LineMark(x: x, y: y, name: "seed \(run.seeds[series])", series: series)
    }
    var figure = Figure.lines(
      lines, xLabel: "tosses", yLabel: "share of heads", x: .log(10...Double(tosses)),
      y: .linear(0...1))
    let places = (0...40).map { pow(10, 1 + (log10(Double(tosses)) - 1) * Double($0) / 40) }
    let limits = places.map { 1.5 / $0.squareRoot() }
    let band = BandMark(
      x: places, lower: limits.map { 0.5 - $0 }, upper: limits.map { 0.5 + $0 },
      name: "three standard errors")
    // The table names the lines; a legend of all would cover them.
    figure.rows[0][0].marks =
      [band] + lines.map { LineMark(x: $0.x, y: $0.y, series: $0.series) }
    try page.show(
      figure, id: "share",
      caption:
        "The share of heads, a line for each series, and how far that of a fair coin would stray.")
    page.show(
      Table(
        id: "ends", caption: "The share of heads after all tosses.",
        rows: Array(zip(run.seeds, ends)),
        columns: [
          Column("seed") { Int(clamping: $0.0) }, Column("share of heads", \.1, .percent(2)),
          Column(
            "standard errors from one half", { ($0.1 - 0.5) / standardError(tosses) }, .fixed(2)),
        ]))

    //: ## The answer

    //| fold
    let farthest = Quantity(
      "greatest distance from one half", ends.map { abs($0 - 0.5) }.max() ?? 0.5,
      .fixed(4))
    let limit = Quantity("three standard errors", 3 * standardError(tosses), .fixed(4))
    page.claim(
      "fair",
      """
      This coin may be fair: no series ends farther from one half than three standard errors. The
      greatest distance is \(farthest), the limit \(limit).
      """, farthest < limit)
    page.references([
      Publication(
        id: "laplace1812", authors: "P.-S. Laplace.", title: "Théorie analytique des probabilités",
        venue: "Courcier, Paris", year: 1812)
    ])

    //: That is all that tosses can tell. A bias that is smaller than the limit mostly stays within it;
    //: to find one, toss more often.

    return ["share": Spread(ends)]
  }
}
