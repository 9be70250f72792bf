@testable import Literate

/// A notebook with a parameter of every kind.
struct Sample: Notebook {
  enum Kind: String, ParameterValue, CaseIterable { case plain, fancy }

  static let title = "A sample."

  @Parameter("How many.", in: 1...10) var count = 3
  @Parameter("How large.", in: 0...1) var klWeight = 0.5
  @Parameter("Which.") var kind = Kind.plain
  @Parameter("Whether to.") var isLoud = false
  @Parameter("What to say.") var word = "hello"
  @Parameter("Where.") var data: Folder? = nil

  func write(_ page: inout Page, _ run: Run) throws -> [String: Double] {
    page.prose("# \(word)\n\nThere are \(count), says \(cite: "who").")
    page.references([
      Publication(id: "who", authors: "W.", title: "T", venue: "V", year: 2_000)
    ])
    page.claim("few", "There are few: \(Quantity("count", count)).", Quantity("count", count) < 5)
    page.record("Data", "none", option: "--data DATA", environment: "SAMPLE=1")
    return ["count": Double(count)]
  }
}

/// A notebook over several seeds whose results have a key that every results.json has.
struct Greedy: Notebook {
  static let seedCount = 4

  func write(_ page: inout Page, _ run: Run) throws -> [String: Int] { ["seed": 1] }
}

/// The page and the results of a notebook.
func built(_ notebook: some Notebook, seed: UInt64 = 0, seedCount: Int = 1) throws -> BuiltPage {
  let run = Run(seed: seed, seedCount: seedCount, threads: 1)
  let progress = ProgressView(.standardError, isQuiet: true, environment: [:])
  return try BuiltPage(notebook, run, progress: progress)
}
