import BayesianCNN
import Foundation
import Report
import TestSupport
import Testing

@testable import Literate

/// The whole notebook on few digits.
@Suite(.serialized) struct PipelineTests {
  static let built = Result { try builtNotebook(threads: 1) }
  /// The same on two seeds, shorter, with images of another set.
  static let builtOverSeeds = Result {
    try builtNotebook(seedCount: 2, epochs: 1, others: 30, threads: 1)
  }

  /// Every file of the notebook is shown whole, in the order of its lines.
  @Test func listingsAreTheNotebookLessItsProse() throws {
    let page = try Self.built.get().page
    let files = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources/Notebooks/BayesianCNN/Notebook").path)
    #expect(page.sources.map(\.file).sorted() == files.sorted())
    for source in page.sources {
      let code = page.listings(of: source.file).joined(separator: "\n").lines
      let author = source.text.lines.filter { !$0.hasPrefix("//:") && !$0.hasPrefix("//|") }
      #expect(code == author, "\(source.file)")
    }
  }

  @Test func noFileOfTheNotebookIsLong() throws {
    for source in try Self.built.get().page.sources {
      #expect(source.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 300)
    }
  }

  @Test func everySectionIsThere() throws {
    let source = try Self.built.get().page.sources.map(\.text).joined()
    for title in [
      "# Bayesian convolutional neural network", "## The data", "## A deterministic model",
      "## A probabilistic model", "## What the probabilistic model predicts",
      "## Entropy of the predictions", "## A Bayesian model", "## What the Bayesian model predicts",
      "## Part two: what the original leaves open", "## Is the Bayesian network better?",
      "## Can the probabilities be trusted?", "## Is the doubt of use?",
      "## Does it notice what it has not seen?",
      "## Are the two kinds of doubt what they are called?",
      "## What do the prior and the approximation do?", "## Where is it confidently wrong?",
      "## What the measures are", "## What to take away",
    ] { #expect(source.contains("//: \(title)\n"), "\(title)") }
  }

  @Test func modelsAreThoseOfTheSpecification() throws {
    let results = try Self.built.get().ownResults()
    #expect(results.models["deterministic"]?.parameters == 1_498)
    #expect(results.models["probabilistic"]?.parameters == 1_498)
    #expect(results.models["bayesian"]?.parameters == 2_996)
    #expect(results.models["bayesian"]?.epochs.count == 4)
    #expect(results.identicalWeights == [true, true, true, true])
    #expect(results.data.clean.source == "unknown")
  }

  @Test func figuresHaveBothThemesWordsAndNumbers() throws {
    let pictures = try Self.built.get().page.pictures
    #expect(pictures.count == BayesianCNN.figures.count)
    for picture in pictures {
      #expect(picture.light.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(picture.dark.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(!picture.alt.isEmpty)
    }
  }

  @Test func theNamesOfFiguresAreKnownBeforeTheRun() throws {
    for built in [Self.built, Self.builtOverSeeds] {
      #expect(try built.get().page.pictures.map(\.id) == BayesianCNN.figures)
    }
  }

  @Test func intervalsHoldTheirMeans() throws {
    let examples = try Self.built.get().ownResults().examples
    #expect(examples.count == 12)
    for example in examples {
      #expect(example.mean.count == 10)
      for index in 0..<10 { #expect(example.lower[index] <= example.upper[index]) }
    }
  }

  @Test func theSameBitsOnEveryRunAndForEveryNumberOfThreads() throws {
    let other = try builtNotebook(threads: 2)
    let built = try Self.built.get()
    #expect(other.results == built.results)
    #expect(other.page.pictures.map(\.light) == built.page.pictures.map(\.light))
    #expect(other.page.pictures.map(\.dark) == built.page.pictures.map(\.dark))
  }

  @Test func theSameBitsOverSeedsForEveryNumberOfThreads() throws {
    let other = try builtNotebook(seedCount: 2, epochs: 1, others: 30, threads: 3)
    let built = try Self.builtOverSeeds.get()
    #expect(other.results == built.results)
    #expect(other.page.pictures.map(\.light) == built.page.pictures.map(\.light))
  }

  @Test func theFirstOfTwoSeedsIsAsByItself() throws {
    let alone = try builtNotebook(epochs: 1, others: 30, threads: 1).ownResults()
    let both = try Self.builtOverSeeds.get().ownResults()
    #expect(alone.examples == both.examples)
    for (name, model) in alone.models {
      #expect(model.epochs == both.models[name]?.epochs)
      #expect(model.clean.loss.values == both.models[name]?.clean.loss.values.prefix(1).map(\.self))
    }
    for (contender, sets) in alone.comparison {
      for (set, measures) in sets {
        let found = both.comparison[contender]?[set]?.mapValues { $0.values[0] }
        #expect(found == measures.mapValues { $0.values[0] }, "\(contender), \(set)")
      }
    }
  }

  @Test func anotherSeedGivesAnotherRun() throws {
    let other = try builtNotebook(seed: 6, threads: 1)
    #expect(try other.results != Self.built.get().results)
  }
}

extension Page {
  fileprivate func listings(of file: String) -> [String] {
    blocks.compactMap { block in
      guard case .code(let listing) = block, listing.file.hasSuffix("/" + file) else { return nil }
      return listing.source
    }
  }
}

extension String {
  /// Lines that hold something, without their indentation.
  fileprivate var lines: [String] {
    split(separator: "\n").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
      .filter { !$0.isEmpty }
  }
}
