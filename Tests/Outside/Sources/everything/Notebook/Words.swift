import Foundation
import LiterateModel

extension Everything {
  /// Normal numbers, by Box and Muller's way.
  func draw(_ generator: inout SplitMix) -> [Double] {
    let numbers = (0..<count).map { _ in
      let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
      return spread * radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
    }
    return limit.map { Array(numbers.prefix($0)) } ?? numbers
  }

  /// Prose with each kind of value, lists, tables, notes, and claims of each kind.
  func words(
    _ page: inout Page, _ run: Run, _ numbers: [Double]
  ) throws -> (mean: Double, means: Spread) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let means = try Estimate("mean", run.overSeeds { Double($0.seed % 3) + mean }, .fixed(2))
    let parts = try run.sideBySide([1, 2]) { part, run in Double(part) * Double(run.seeds.count) }
    let size = Quantity("numbers", numbers.count)
    let error = spread / Double(numbers.count).squareRoot()
    let center = Quantity("mean", mean, .fixed(3))
    let note: Prose = "of *seed* \(index: Int(clamping: run.seed))"

    //: ### Values
    //:
    //: A count is \(numbers.count), a count of things \(numbers.count, "number", "numbers"), an index
    //: \(index: numbers.count - 1), a measure \(mean, .fixed(3)), a share
    //: \(0.5, .percent(1)), a size \(error, .digits(2)), information \(1.0, .bits(2)) or \(0.69, .nats(2)), a
    //: time \(0.25, .seconds(2)), a length \(2.0, .fixed(1, unit: "m")), a mass \(0.5, .digits(2, unit: "kg")). With a spread it is
    //: \(means.mean, .fixed(2), spread: means.deviation), or \(means). A quantity is \(center), a shape \(shape: [24, 24, 8]), a list
    //: \(list: [3, 5, 8]), a text \(label), and prose in prose is \(note). Somebody else wrote
    //: \(quoted: "fast and splittable", source: "steele2014").[^note]
    //:
    //: [^note]: A footnote, with a citation \(cite: "steele2014") and $x^2$.
    //:
    //: ### Lists, tables, asides
    //:
    //: - a point
    //: - another, with
    //:     1. a first and
    //:     2. a second point of its own
    //:
    //: | what | how many |
    //: | :--- | ---: |
    //: | numbers | \(numbers.count) |
    //: | seeds | \(run.seeds.count) |
    //:
    //: > A quotation of nobody.
    //:
    //: > [!NOTE]
    //: > An aside, as Markdown has it.
    //:
    //: ```swift
    //: let answer = 6 * 7
    //: ```
    //:
    //: ---
    //:
    //: ### Claims

    page.note("An aside, as a call has it, beside \(claim: "mean").")
    page.claim(
      "mean",
      "The mean, \(center), is within five standard errors of zero.",
      center > -5 * error && center < 5 * error)
    page.claim(
      "sorted", "Sorted, the first number is the least.",
      Condition(
        numbers.sorted().first == numbers.min(),
        evidence: "the first of \(numbers.count) sorted numbers"))
    page.claim(
      "asked-for", "It holds that nobody has asked for a claim that does not hold.",
      Condition(!fails, evidence: fails ? "--fails was given" : "--fails was not given"))
    page.claim(
      "relations", "Numbers can be compared in each way.",
      .all([
        size > 0, size >= 1, size == Double(numbers.count), size != 0, size <= size,
        Quantity("nothing", 0) < size,
      ]))
    page.claim(
      "seeds", "So they can on each seed.",
      .all([
        means > -5 * error, means - means == 0, means <= means,
        Condition(
          seeds: run.seeds.map { _ in parts[0] < parts[1] }, evidence: "each part is counted"),
      ]))
    page.show(
      Table(
        id: "means", caption: "A mean over seeds.", rows: [means],
        columns: [Column("what", \.name), Column("mean") { .estimate($0) }]))

    //: What \(claim: "mean") says is said by \(claim: "sorted"), \(claim: "asked-for"), \(claim: "relations") and \(claim: "seeds") of other things.
    return (mean, means.spread)
  }
}
