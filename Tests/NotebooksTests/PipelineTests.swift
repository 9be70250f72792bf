import Datasets
import Foundation
import Model
import Notebooks
import Report
import TestSupport
import Testing

/// The whole notebook on few stand-in digits.
@Suite(.serialized) struct PipelineTests {
  static let data = ReportData.standIn(train: 1_600, test: 200, seed: 5, threads: 1)
  static let built = Result { try BuiltPage(data, seed: 5, threads: 1) }

  @Test func listingsAreTheNotebookLessItsProse() throws {
    let page = try Self.built.get().page
    let code = page.listings.joined(separator: "\n").lines
    let author = BuiltPage.notebookSource.lines.filter { !$0.hasPrefix("//:") }
    #expect(code == author)
  }

  @Test func everySectionIsThere() throws {
    let source = BuiltPage.notebookSource
    for title in [
      "# Bayesian convolutional neural network", "## The data", "## A deterministic model",
      "## A probabilistic model", "## What the probabilistic model predicts",
      "## Entropy of the predictions", "## A Bayesian model", "## What the Bayesian model predicts",
    ] { #expect(source.contains("//: \(title)\n")) }
  }

  @Test func modelsAreThoseOfTheSpecification() throws {
    let results = try Self.built.get().results
    #expect(results.models["deterministic"]?.parameters == 1_498)
    #expect(results.models["probabilistic"]?.parameters == 1_498)
    #expect(results.models["bayesian"]?.parameters == 2_996)
    #expect(results.models["bayesian"]?.epochs.count == 10)
    #expect(results.identicalWeights == [true, true, true, true])
    #expect(results.data.mnist.source == "stand-in")
  }

  @Test func figuresHaveBothThemesWordsAndNumbers() throws {
    let pictures = try Self.built.get().page.pictures
    #expect(pictures.count == 21)
    for picture in pictures {
      #expect(picture.light.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(picture.dark.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(!picture.alt.isEmpty)
    }
  }

  @Test func theNamesOfFiguresAreKnownBeforeTheRun() throws {
    #expect(try Self.built.get().page.pictures.map(\.id) == bayesianCNNFigures)
  }

  @Test func intervalsHoldTheirMeans() throws {
    let examples = try Self.built.get().results.examples
    #expect(examples.count == 12)
    for example in examples {
      #expect(example.mean.count == 10)
      for index in 0..<10 { #expect(example.lower[index] <= example.upper[index]) }
    }
  }

  @Test func theSameBitsOnEveryRunAndForEveryNumberOfThreads() throws {
    let other = try BuiltPage(Self.data, seed: 5, threads: 2)
    let built = try Self.built.get()
    #expect(try other.results.json() == built.results.json())
    #expect(other.page.pictures.map(\.light) == built.page.pictures.map(\.light))
    #expect(other.page.pictures.map(\.dark) == built.page.pictures.map(\.dark))
  }

  @Test func anotherSeedGivesAnotherRun() throws {
    let other = try BuiltPage(Self.data, seed: 6, threads: 1)
    #expect(try other.results.json() != Self.built.get().results.json())
  }
}

extension String {
  /// Lines that hold something, without their indentation.
  fileprivate var lines: [String] {
    split(separator: "\n").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
      .filter { !$0.isEmpty }
  }
}
