import LiterateModel

/// A notebook that uses each call of a page once at least.
struct Everything: Notebook {
  static let title = "Each call of a page, once at least."
  static let seedCount = 3
  static let figures = ["marks", "lines", "densities", "histograms", "curves"]

  /// What an enumeration is as a parameter.
  enum Shape: String, ParameterValue, CaseIterable { case ring, disc }

  @Parameter("How many numbers are drawn.", in: 100...100_000) var count = 2_000
  @Parameter("Their standard deviation.", in: 0.1...10) var spread = 1.5
  @Parameter("Whether the notice above the page is there.") var notice = true
  @Parameter("Whether a claim does not hold.") var fails = false
  @Parameter("What the numbers are called.") var label = "draws"
  @Parameter("The image in the last figure.") var shape = Shape.ring
  @Parameter("A folder of notes, which is not read.") var notes: Folder? = nil
  @Parameter("At how many the numbers are cut off.") var limit: Int? = nil

  func inputs(_ run: Run) throws -> [String] { [notes?.path].compactMap { $0 } }

  func write(_ page: inout Page, _ run: Run) throws -> Results {
    page.summary = "A page on which everything stands that can stand on one."
    page.language = "en-GB"
    if notice { page.banner("This page is there to be tested, on \(label) of no meaning.") }

    //: # Everything once
    //:
    //: A page that uses each call. Its numbers are *drawn*, its conclusions **checked**, and its
    //: ~~faults~~ claims are listed. More of it is in the
    //: [documentation](https://github.com/), and `code` stands in a line.
    //:
    //: ## Words

    let run = try run.withMemory(8 * count, for: "some numbers")
    var generator = run.generator("numbers")
    let numbers = run.measure("draw") { draw(&generator) }
    run.report(
      Progress(
        task: "everything", step: 1, of: 1, done: numbers.count, of: numbers.count, items: label,
        measures: [.init("first", numbers[0])]))
    if notice { run.note("the page has a notice, as the parameter says") }

    //| fold
    let quantities = try words(&page, run, numbers)
    formulas(&page)
    try figures(&page, run, numbers)
    try tables(&page, run, numbers)

    //: ## The end
    //:
    //: It remains to say where all came from, which is in \(section: "words").

    //| hide
    page.record("Numbers", "\(count), of the seed", option: "--count \(count)")
    page.record("Threads of a test", "any", environment: "REPORT_EVERYTHING=1")
    page.recordKernels()
    page.references(Self.publications)
    return Results(label: label, mean: quantities.mean, means: quantities.means)
  }

  /// What stands in results.json beside the claims.
  struct Results: Codable, Sendable {
    let label: String
    let mean: Double
    let means: Spread
  }

  static let publications = [
    Publication(
      id: "steele2014", authors: "G. L. Steele, D. Lea and C. H. Flood.",
      title: "Fast splittable pseudorandom number generators", venue: "OOPSLA", year: 2014,
      url: "https://doi.org/10.1145/2660193.2660195")
  ]
}
