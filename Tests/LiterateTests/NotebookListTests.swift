import Foundation
import Testing

@testable import Literate

private struct Coins: Notebook {
  @Parameter("Tosses.") var count = 1

  func write(_ page: inout Page, _ run: Run) throws -> [String: Int] { [:] }
}

private struct Seeding: Notebook {
  @Parameter("Taken.") var seed = 1

  func write(_ page: inout Page, _ run: Run) throws -> [String: Int] { [:] }
}

@Suite struct NotebookListTests {
  private let list = NotebookList(name: "p", types: [Sample.self, Coins.self, Greedy.self])

  @Test func theFirstIsBuiltWhereNoneIsNamed() throws {
    #expect(try list.notebook(named: nil).name == "sample")
    #expect(try list.notebook(named: "coins").name == "coins")
  }

  @Test func anUnknownNameIsAnErrorWithASuggestion() {
    let failure = Failure(
      .usage,
      "notebook: coin: found no notebook of that name, expected sample, coins or greedy, such as coins"
    )
    #expect(throws: failure) { try list.notebook(named: "coin") }
  }

  @Test func optionsOfSeveralNotebooksAreOne() {
    let count = list.parameters.first { $0.entry.option == "count" }
    #expect(count?.notebooks == ["sample", "coins"])
  }

  @Test func aParameterOfAnotherNotebookIsAnError() {
    var options = BuildOptions()
    options.parameters = ["word": "x"]
    #expect(
      throws: Failure(
        .usage, "option: --word: found a parameter of another notebook than coins, expected --count"
      )
    ) { _ = try list.setParameters(of: Coins(), options) }
  }

  @Test func seedsAreForNotebooksThatHaveSeveral() throws {
    var options = BuildOptions()
    #expect(try list.seedCount(of: Greedy.self, options) == 4)
    options.seeds = 2
    #expect(try list.seedCount(of: Greedy.self, options) == 2)
    #expect(
      throws: Failure(
        .usage, "option: --seeds: found 2, expected 1, as sample runs over one seed")
    ) { try list.seedCount(of: Sample.self, options) }
  }

  @Test func namesThatCannotBeAreTheAuthorsToMend() {
    #expect(throws: Failure.self) {
      try NotebookList(name: "p", types: [Coins.self, Coins.self]).checkNames()
    }
    #expect(throws: Failure.self) {
      try NotebookList(name: "p", types: [Seeding.self]).checkNames()
    }
  }
}

@Suite struct ResultsFileTests {
  private func results(_ notebook: some Notebook) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(built(notebook).results))
    return try #require(json as? [String: Any])
  }

  @Test func theNotebooksNumbersStandBesideOurs() throws {
    let results = try results(Sample())
    #expect(
      results.keys.sorted() == [
        "claims", "count", "figures", "notebook", "parameters", "schema", "seed", "tables",
      ])
    #expect(results["notebook"] as? String == "sample" && results["count"] as? Double == 3)
    let parameters = try #require(results["parameters"] as? [String: Any])
    #expect(parameters.keys.sorted() == ["count", "isLoud", "kind", "klWeight", "word"])
  }

  @Test func aKeyOfOursIsAnError() throws {
    let error = #expect(throws: ReportError.self) { _ = try built(Greedy()) }
    #expect(error?.place == "greedy: seed")
  }

  @Test func seedsFollowEachOther() {
    #expect(Run(seed: 7, seedCount: 3, threads: 1).seeds == [7, 8, 9])
    #expect(Run(seed: .max, seedCount: 2, threads: 1).seeds == [.max, 0])
  }

  @Test func streamsDependOnSeedAndNameAlone() {
    func first(_ seed: UInt64, _ name: String) -> UInt64 {
      var generator = Run(seed: seed, threads: 1).generator(name)
      return generator.next()
    }
    #expect(first(0, "a") == first(0, "a"))
    #expect(first(0, "a") != first(0, "b") && first(0, "a") != first(1, "a"))
  }
}

@Suite struct SpreadTests {
  @Test func meanAndDeviation() {
    let spread = Spread([1, 2, 3, 4])
    #expect(spread.mean == 2.5)
    // The root of 5/3, as NumPy's std with ddof=1 has it.
    #expect(spread.deviation == 1.2909944487358056)
    #expect(Spread([2]).deviation == 0)
  }
}
