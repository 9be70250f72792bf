import Foundation
import Literate

// begin
struct Rain: Notebook {
  static let name = "rain"
  static let title = "How much it rains where rain is a random number."
  static let seedCount = 3
  static let figures = ["days"]

  @Parameter("Days to draw.", in: 30...3_650) var days = 365
  @Parameter("Mean amount of a wet day, in millimetres.", in: 0.1...50) var amount = 4.5
  @Parameter("Leave dry days out of the figure.") var wetOnly = false
  @Parameter("What the text calls the place.") var place = "Nowhere"
  @Parameter("When it rains; in autumn on more days.") var season = Season.autumn
  @Parameter("The folder with measurements; without it they are drawn.") var data: Folder? = nil

  enum Season: String, CaseIterable, ParameterValue { case spring, autumn }

  func inputs(_ run: Run) throws -> [String] { [data?.path].compactMap(\.self) }

  func write(_ page: inout Page, _ run: Run) throws -> Results {
    //: # Rain
    //: What falls on \(days) days in \(season.rawValue), at \(place).

    let series = try data.map { [try read($0)] } ?? measured(run)
    describe(&page, series)
    try draw(&page, series[0])
    judge(&page, run, series)
    compare(&page, series)
    annotate(&page)
    return Results(wet: Spread(series.map(share)), heaviest: series[0].max() ?? 0)
  }
}
// end

// begin
extension Rain {
  struct Results: Codable, Sendable {
    /// The share of wet days, over the seeds.
    var wet: Spread
    /// In millimetres.
    var heaviest: Double
  }
}
// end

extension Rain {
  func share(_ series: [Double]) -> Double {
    Double(series.count { $0 > 0 }) / Double(series.count)
  }

  // begin
  func measured(_ run: Run) throws -> [[Double]] {
    try run.overSeeds { run in
      run.measure("draw") {
        var generator = run.generator("rain")
        return (1...days).map { day in
          run.report(Progress(task: "rain", step: 1, of: 1, done: day, of: days, items: "days"))
          let isWet = Double.random(in: 0..<1, using: &generator) < (season == .autumn ? 0.4 : 0.3)
          return isWet ? -amount * log(Double.random(in: 0.001...1, using: &generator)) : 0
        }
      }
    }
  }
  // end

  // begin
  func read(_ folder: Folder) throws -> [Double] {
    let path = folder.path + "/rain.txt"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Failure(.noInput, "measurements: \(path): found none, expected an amount in each line")
    }
    let amounts = text.split(separator: "\n").compactMap { Double($0) }
    guard amounts.count >= 28 else {
      throw Failure(
        .badData,
        "measurements: \(path): found \(amounts.count) amounts, expected four weeks of them")
    }
    return amounts
  }
  // end

  func describe(_ page: inout Page, _ series: [[Double]]) {
    // begin
    let wet = series[0].count { $0 > 0 }
    let mean = series[0].reduce(0, +) / Double(series[0].count)
    let shares = Estimate("share of wet days", series.map(share), .percent(1))
    let total = Quantity("rain of all days", series[0].reduce(0, +), .fixed(0, unit: "mm"))
    let aside: Prose = "a *wet* day has any rain"

    //: ## Numbers
    //:
    //: - whole numbers: \(days) days; \(wet, "wet day", "wet days"); the sixth is day \(index: 6)
    //: - measured ones: \(mean, .fixed(1, unit: "mm")) a day; \(1 / mean, .digits(2)) days for each
    //:   millimetre; \(shares) are wet; in all \(total)
    //: - texts, prose, shapes and lists: \(place); \(aside); \(shape: [days, series.count]);
    //:   \(list: [1, 2, 3])
    //: - somebody else's: \(quoted: "liquid water", source: "glossary"), as \(cite: "glossary") has it
    //: - references: \(section: "numbers"), \(figure: "days"), \(table: "weeks"), \(equation: "mean"),
    //:   \(claim: "wet")
    // end
  }

  func draw(_ page: inout Page, _ rain: [Double]) throws {
    // begin
    let shown = rain.indices.filter { !wetOnly || rain[$0] > 0 }
    let line = LineMark(x: shown.map { Double($0 + 1) }, y: shown.map { rain[$0] })
    try page.show(
      Figure.lines([line], xLabel: "day", yLabel: "rain in mm"),
      id: "days", caption: "The rain of each day, in \(season.rawValue).")
    // end

    // begin
    struct Week {
      let number: Int
      let amounts: ArraySlice<Double>
      var wetDays: Int { amounts.count { $0 > 0 } }
      var total: Double { amounts.reduce(0, +) }
      var least: Double? { amounts.filter { $0 > 0 }.min() }
    }

    let weeks = (0..<4).map { Week(number: $0 + 1, amounts: rain[(7 * $0)..<(7 * $0 + 7)]) }
    page.show(
      Table(
        id: "weeks", caption: "The first weeks.", rows: weeks,
        columns: [
          Column("week", \.number), Column("wet days", \.wetDays),
          Column("rain", \.total, .fixed(1, unit: "mm")),
          Column("least on a wet day", \.least, .fixed(1, unit: "mm")),
        ]))
    page.show(
      Table(
        header: ["place", "days"],
        rows: [[.text(place), .count(days)], ["elsewhere", .missing]]))
    // end

    // begin
    page.show(rain.prefix(3).map { String(format: "%.1f", $0) }, caption: "The first days.")
    // end
  }

  func judge(_ page: inout Page, _ run: Run, _ series: [[Double]]) {
    // begin
    let wet = Quantity("share of wet days", share(series[0]), .percent(1))
    page.claim(
      "wet", "It rains on some days, but on less than six in ten: \(wet).", wet > 0 && wet < 0.6)

    let last = series[0].last { $0 > 0 } ?? 0
    page.claim(
      "last", "The last rain is no cloudburst.",
      Condition(last < 50, evidence: "it is \(Int(last)) mm, of which 50 would be one"))

    let weeks = [1, 2, 3].map { Quantity("rain by week \($0)", rain(series[0], $0), .fixed(0)) }
    page.claim("each", "It has rained by each of the first weeks.", .all(weeks.map { $0 > 0 }))
    // end
  }

  /// The rain of the first weeks.
  func rain(_ series: [Double], _ weeks: Int) -> Double { series.prefix(7 * weeks).reduce(0, +) }

  func compare(_ page: inout Page, _ series: [[Double]]) {
    // begin
    let wet = Estimate("share of wet days", series.map(share), .percent(1))
    let heavy = Estimate(
      "share of heavy rain",
      series.map { Double($0.count { $0 > 2 * amount }) / Double($0.count) }, .percent(1))
    page.claim(
      "light", "Of all days \(wet) are wet, but only on \(heavy) there is heavy rain.",
      wet > 0 && (wet - heavy) > 0.1)

    let wettest = series.map { $0.max() ?? 0 }
    page.claim(
      "floods", "No day of any series is a flood.",
      Condition(
        seeds: wettest.map { $0 < 200 },
        evidence: "the wettest day has \(Int(wettest.max() ?? 0)) mm"))

    page.show(
      Table(
        id: "shares", caption: "Means and standard deviations over the seeds.", rows: [wet, heavy],
        columns: [Column("what", \.name), Column("share") { .estimate($0) }]))
    // end
  }

  func annotate(_ page: inout Page) {
    // begin
    //: ## Notes
    //:
    //: The mean of $n$ days is
    //:
    //: $$ \bar x = \frac{1}{n} \sum_{i=1}^{n} x_i \label{mean} $$
    //:
    //: and says nothing of a single day.[^day]
    //:
    //: [^day]: See \(cite: "glossary").
    //:
    //: > [!NOTE]
    //: > An aside in the prose.

    page.note("Another, from code: \(days, "day", "days").")
    if data == nil { page.banner("These are no measurements.") }
    page.record("Rain", data == nil ? "drawn" : "measured")
    page.references([
      Publication(
        id: "glossary", authors: "A. Meteorologist.", title: "A glossary of weather",
        venue: "Nowhere Press", year: 2_001, url: "https://example.org/glossary")
    ])
    // end

    // begin
    //: Code can be closed at first, or stand at the page's end.

    //| fold
    let plumbing = days / 7

    //| hide
    let bookkeeping = "\(plumbing) weeks"

    //| show
    page.show(bookkeeping)
    // end
  }
}
