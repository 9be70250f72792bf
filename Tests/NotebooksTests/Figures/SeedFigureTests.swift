import Plot
import SnapshotSupport
import Testing

@testable import BayesianCNN

/// The figures of many seeds, models and corruptions: pixel by pixel, in words, and with any data.
@Suite struct SeedFigureTests {
  static let figures = SeedFigureSamples.figures

  @Test(arguments: figures.map(\.0))
  func looksAsItDid(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    for (theme, suffix) in [(Theme.light, ""), (.dark, "-dark")] {
      let bitmap = try figure.drawing(theme: theme, font: font.get()).rasterized()
      let difference = try difference(of: bitmap, fromSnapshot: name + suffix)
      #expect(difference == nil)
    }
  }

  /// Letters and lines keep clear of the edge.
  @Test(arguments: figures.map(\.0))
  func nothingIsCutByTheEdge(_ name: String) throws {
    let figure = try #require(Self.figures.first { $0.0 == name }).1
    let bitmap = try figure.drawing(theme: .light, font: font.get()).rasterized()
    let (width, height) = (bitmap.width, bitmap.height)
    let rows = (0..<width).flatMap { x in [x, (height - 1) * width + x] }
    let columns = (0..<height).flatMap { y in [y * width, y * width + width - 1] }
    let colors = Set((rows + columns).map { Array(bitmap.levels[4 * $0..<4 * $0 + 3]) })
    #expect(colors.count == 1)
  }

  @Test(arguments: figures.map(\.0))
  func tablesAreLight(_ name: String) throws {
    let table = try #require(Self.figures.first { $0.0 == name }).1.table
    #expect(table.rows.count <= 16)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
  }

  @Test(arguments: FigureRecipeTests.data, [-1, 0, 9, .max, .min])
  func everyRecipeTakesAnyData(_ values: [Double], _ number: Int) throws {
    for figure in SeedFigureSamples.recipes(values, number) {
      #expect(try figure.png(theme: .dark, font: font.get(), scale: 0.25).count > 100)
      #expect(!figure.alt.isEmpty && !figure.alt.contains("nan") && !figure.alt.contains("inf"))
      #expect(figure.table.rows.allSatisfy { $0.count == figure.table.header.count })
    }
  }

  @Test func saysWhatReliabilityShows() {
    let figure = Figure.reliability(models: [
      (
        name: "plain",
        bins: [
          (0.2...0.3, 0.25, 0.5, 0.1, 0.9, 10), (0.4...0.5, 0.5, 0.5, 0, 1, 0),
          (0.9...1, 0.95, 0.9, 0.8, 1, 30),
        ]
      ),
      (name: "other", bins: [(0.9...1, 0.92, 1, 0.9, 1, 7)]),
    ])
    // (10 · 0.25 + 30 · 0.05) / 40
    #expect(
      figure.alt
        == "Reliability diagrams: accuracy against confidence, in bins. plain: 2 bins, expected calibration error "
        + "0.100; the last bin holds 30 images, confidence 0.950, accuracy 0.900. other: 1 bin, expected calibration error "
        + "0.080; the last bin holds 7 images, confidence 0.920, accuracy 1.000.")
    #expect(
      figure.table.header == [
        "confidence", "plain: accuracy", "images", "other: accuracy", "images",
      ])
    #expect(
      figure.table.rows == [
        ["0.200 to 0.300", "0.500", "10", "–", "0"],
        ["0.900 to 1.000", "0.900", "30", "1.000", "7"],
      ])
  }

  @Test func saysWhatChanged() {
    let figure = Figure.beforeAfter(panels: [
      (
        title: "entropy", unit: "bits", before: [0.25, 0.5, .nan], after: [0.125, 0.75, 1],
        names: ("clean", "noisy")
      )
    ])
    #expect(
      figure.alt
        == "Lines from a value before to one after a change, one for each seed. entropy (bits): mean 0.3750 (clean) to "
        + "0.4375 (noisy), lower in 1 of 2 seeds.")
    #expect(
      figure.table.rows == [
        ["entropy (bits), clean to noisy", "0.375", "0.438", "0.063", "1", "1"]
      ])
  }

  @Test func saysHowScoresSpread() {
    let figure = Figure.scoreDistributions(
      groups: [("clean", [3, 1, 2, .nan, 4]), ("none", [])], xLabel: "bits")
    #expect(
      figure.alt
        == "Shares of images at or below each value of bits. clean: 4 images, median 2.00, nine of ten at or below 4.00. "
        + "none: none.")
    #expect(
      figure.table.rows == [
        ["clean", "4", "1.000", "1.000", "2.000", "3.000", "4.000"],
        ["none", "0", "–", "–", "–", "–", "–"],
      ])
  }

  /// One error among the first images does not decide where the axis ends.
  @Test func risksOfFewImagesAreCut() {
    let coverage = (1...100).map { Double($0) / 100 }
    let risk = coverage.map { 0.01 / $0 }
    let figure = Figure.riskCoverage(panels: [("clean", [("plain", coverage, risk)])])
    #expect(figure.rows[0][0].y == .linear(0...20 * 1.06))
    #expect(figure.table.rows.map { $0[0] } == (1...10).map { "\($0 * 10)" })
    #expect(figure.table.rows[9] == ["100", "1.00"])
  }

  @Test func galleriesHaveRows() {
    let image = [Float](repeating: 0.5, count: 784)
    let figure = Figure.gallery(
      images: [image, image, image], captions: ["true 4, says 9\n0.99"], columns: 2)
    #expect(figure.rows.map(\.count) == [2, 2])
    #expect(figure.alt == "3 images: true 4, says 9, 0.99.")
  }
}
