import Plot
import SnapshotSupport
import Testing

@testable import BayesianCNN

/// The notebook's figures: pixel by pixel, in words, and with any data.
@Suite struct FigureRecipeTests {
  private static let image = (0..<784).map { index in Float(abs(index % 28 - index / 28)) / 27 }
  private static let shares: [Float] = [0.05, 0.6, 0.02, 0.01, 0.1, 0.02, 0.1, 0.05, 0.03, 0.02]
  private static let x = (0..<200).map { -5 + Double($0) / 20 }

  static let figures: [(String, Figure)] = [
    ("prediction", .prediction(image: image, probabilities: shares, trueClass: 1)),
    (
      "intervals",
      .intervals(
        image: image, lower: shares.map { $0 / 2 }, upper: shares.map { $0 * 1.5 }, mean: shares,
        trueClass: 4)
    ),
    (
      "entropy",
      .entropyHistograms(
        correct: x.map { $0 * $0 * $0 * $0 / 625 }, incorrect: x.map { abs($0) / 2 },
        maximum: 3.32)
    ),
    ("entropy-none", .entropyHistograms(correct: [0.05, 0.2], incorrect: [], maximum: 3.32)),
    (
      "training",
      .trainingCurves([
        TrainingSeries(name: "plain", loss: [0.5, 0.2, 0.1], accuracy: [0.86, 0.95, 0.97]),
        TrainingSeries(
          name: "Bayesian", loss: [1.9, 0.7, 0.4, 0.3], accuracy: [0.32, 0.77, 0.88, 0.91],
          divergence: [16_100, 12_300, 9_800, 7_900]),
      ])
    ),
    (
      "filters",
      .filters(
        means: (0..<200).map { Float(($0 * 37) % 100) / 50 - 1 },
        deviations: (0..<200).map { Float(($0 * 53) % 100) / 200 }, count: 8, size: 5)
    ),
  ]

  @Test(arguments: figures.map(\.0))
  func looksAsItDid(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    for (theme, suffix) in [(Theme.light, ""), (.dark, "-dark")] {
      let drawing = try figure.drawing(theme: theme, font: font.get())
      let difference = try difference(of: drawing.rasterized(), fromSnapshot: name + suffix)
      #expect(difference == nil)
    }
  }

  /// At the density of the page.
  @Test(arguments: figures.map(\.0))
  func fitsIntoAPalette(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    for theme in [Theme.light, .dark] {
      let levels = try figure.drawing(theme: theme, font: font.get()).rasterized(scale: 2).levels
      let colors = Set((0..<levels.count / 4).map { Array(levels[4 * $0..<4 * $0 + 3]) })
      #expect(colors.count <= 256)
    }
  }

  static let data: [[Double]] = [
    [], [0.5], [1, 2, 4], [Double](repeating: 2, count: 9), [.nan, .nan],
    [.nan, .infinity, -.infinity, 1e300, -1e300, 0], [1e30, -1e30, 3], [.leastNonzeroMagnitude],
    [Double](repeating: .nan, count: 784),
  ]

  @Test(arguments: data, [-1, 0, 9, .max, .min])
  func everyRecipeTakesAnyData(_ values: [Double], _ number: Int) throws {
    let floats = values.map(Float.init)
    let figures: [Figure] = [
      .prediction(image: floats, probabilities: floats, trueClass: number),
      .intervals(image: floats, lower: floats, upper: floats, mean: floats, trueClass: number),
      .entropyHistograms(correct: values, incorrect: [], maximum: values.first ?? 0),
      .filters(means: floats, deviations: floats, count: number, size: number),
      .filters(means: floats, deviations: [], count: 2, size: 1),
      .trainingCurves([
        TrainingSeries(name: "m", loss: values, accuracy: values, divergence: values),
        TrainingSeries(name: "n", loss: [], accuracy: values),
      ]),
    ]
    for figure in figures {
      #expect(try figure.png(theme: .dark, font: font.get(), scale: 0.25).count > 100)
      #expect(!figure.alt.isEmpty && !figure.alt.contains("nan") && !figure.alt.contains("inf"))
      #expect(figure.table.rows.allSatisfy { $0.count == figure.table.header.count })
    }
  }

  @Test func saysWhatAPredictionShows() {
    let figure = Figure.prediction(image: [], probabilities: [0.1, 0.7, 0.2], trueClass: 2)
    #expect(
      figure.alt
        == "Image of a 2, and a bar for each class, 0 to 1: class 1 leads with 0.700; the true class 2 gets "
        + "0.200. By class: 0: 0.100, 1: 0.700, 2: 0.200.")
    #expect(figure.table.header == ["class", "0", "1", "2 (true)"])
    #expect(figure.table.rows == [["probability", "0.1000", "0.7000", "0.2000"]])
  }

  @Test func saysWhatIntervalsShow() {
    let figure = Figure.intervals(
      image: [], lower: [0.1, 0.2], upper: [0.3, 0.9], mean: [0.2, 0.6], trueClass: 1)
    #expect(
      figure.alt
        == "Image of a 1, and an interval for each class, 0 to 1. By the means, class 1 leads with 0.600, the "
        + "true one. By class: 0: 0.100 to 0.300, 1: 0.200 to 0.900. Class 1 has the widest.")
    #expect(
      figure.table.rows == [
        ["2.5%", "0.1000", "0.2000"], ["mean", "0.2000", "0.6000"], ["97.5%", "0.3000", "0.9000"],
      ])
  }

  @Test func saysWhatEntropiesShow() {
    let figure = Figure.entropyHistograms(correct: [0.05, 0.05, 0.25], incorrect: [], maximum: 3.3)
    #expect(
      figure.alt
        == "Two histograms of entropy, 0 to 3.3 bits. Correct predictions: 3 images, mean 0.12 bits, half of "
        + "them below 0.05. Incorrect predictions: none.")
    #expect(figure.table.header == ["bits, from", "correct", "incorrect"])
    #expect(figure.table.rows == [["0.0", "2", "0"], ["0.1", "0", "0"], ["0.2", "1", "0"]])
    #expect(
      figure.rows[0].map(\.title) == [
        "Correctly labelled (100.0% of total)", "Incorrectly labelled (0.0% of total)",
      ])
  }

  /// All panels of all such figures have the same axes and bins.
  @Test func entropiesCanBeCompared() {
    let figures = [[0.1, 3], [0.2], []].map {
      Figure.entropyHistograms(correct: $0, incorrect: [1], maximum: 3.3219)
    }
    for axes in figures.flatMap(\.rows).joined() {
      #expect(axes.x == .linear(0...3.4))
      #expect(axes.y == .linear(0...1))
      let edges = axes.marks.compactMap { ($0 as? HistogramMark)?.edges }.first
      #expect(edges == nil || edges == (0...34).map { Double($0) / 10 })
    }
  }

  @Test func saysWhatFiltersShow() {
    let figure = Figure.filters(
      means: [1, -1, 0.5, 0.25], deviations: [0.1, 0.2, 0.3, 0.4], count: 2, size: 1)
    #expect(
      figure.alt
        == "2 filters of 1 by 1 as small images: means from −1.00 to 1.00 above, standard deviations up to 0.40 "
        + "below.")
    #expect(
      figure.table.rows == [["1", "1.000", "0.500", "0.200"], ["2", "0.250", "−1.000", "0.300"]])
  }
}
