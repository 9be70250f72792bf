import Foundation
import Plot
import Report

/// A notebook of a few lines: is a coin fair?
func coins(_ page: inout Page, seed: UInt64) throws {
  //: # Is this coin fair?
  //:
  //: A fair coin comes up heads half of the time, though seldom exactly. So it is tossed often, and the
  //: share of heads is watched:

  var generator = SplitMix(state: seed)
  let tosses = (0..<10_000).map { _ in Bool.random(using: &generator) }
  var heads = 0
  let shares = tosses.enumerated().map { toss, isHead in
    heads += isHead ? 1 : 0
    return Double(heads) / Double(toss + 1)
  }

  //: After \(tosses.count) tosses there have been \(heads) heads. How the share settles:

  let line = LineMark(x: tosses.indices.map { Double($0 + 1) }, y: shares)
  let figure = Figure.lines(
    [line], xLabel: "tosses", yLabel: "share of heads", x: .log(1...Double(tosses.count)),
    y: .linear(0...1))
  let font = try Font()
  page.show(
    Picture(
      id: "share", light: try figure.png(theme: .light, font: font, title: "share"),
      dark: try figure.png(theme: .dark, font: font, title: "share"), width: Int(figure.width),
      height: Int(figure.height), alt: figure.alt, caption: "The share of heads, toss by toss."))

  //: A coin that is fair strays from one half by about one standard error, which is one half over the
  //: root of the number of tosses.

  let share = Quantity("share of heads", shares[shares.count - 1], .percent(2))
  let error = 0.5 / Double(tosses.count).squareRoot()
  page.claim(
    "fair", "The share of heads, \(share), is what a fair coin would give.",
    share > 0.5 - 3 * error && share < 0.5 + 3 * error)
}
