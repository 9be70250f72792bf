import Model
import Testing

/// Measures of predictions against scikit-learn, SciPy, torchmetrics and torch-uncertainty (References/measure_golden.py).
@Suite struct GoldenMeasureTests {
  static let sets = MeasureRecord.all("predictions")

  @Test func setsAreThere() {
    #expect(
      Self.sets.map(\.label)
        == ["random", "peaked", "binary", "one", "right", "wrong", "ruled out"])
  }

  @Test(arguments: sets) func properScores(_ record: MeasureRecord) throws {
    let (predictions, expected) = try (record.predictions(), #require(record.expected))
    #expect(close(predictions.accuracy, expected.accuracy))
    #expect(close(predictions.brierScore, expected.brier))
    #expect(close(predictions.logLoss, expected.logLoss ?? .infinity))
    #expect(predictions.entropies.count == expected.entropies.count)
    #expect(zip(predictions.entropies, expected.entropies).allSatisfy { close($0, $1) })
  }

  @Test(arguments: sets) func calibrationErrors(_ record: MeasureRecord) throws {
    let (predictions, expected) = try (record.predictions(), #require(record.expected))
    #expect(expected.calibration.count == 4)
    for (bins, rules) in expected.calibration {
      #expect(rules.count == ReliabilityDiagram.EdgeRule.allCases.count)
      for rule in ReliabilityDiagram.EdgeRule.allCases {
        let count = try #require(Int(bins))
        let diagram = predictions.reliability(.equalWidth(count, rule))
        let errors = try #require(rules["\(rule)"]).map(\.value)
        // torchmetrics computes in single precision, whatever it is given.
        let bound = rule == .leftClosedWithOneApart ? 1e-6 : 1e-12
        let found = [diagram.expectedCalibrationError, diagram.maximumCalibrationError]
        #expect(
          zip(found, errors).allSatisfy { close($0, $1, within: bound) },
          "\(record.label), \(bins) bins, \(rule): \(found), expected \(errors)")
      }
    }
    let closed = try #require(expected.calibration["15"]?["rightClosed"])
    #expect(close(predictions.expectedCalibrationError, closed[0].value))
    #expect(close(predictions.adaptiveCalibrationError, expected.adaptive))
  }

  @Test(arguments: sets) func temperatures(_ record: MeasureRecord) throws {
    let (predictions, expected) = try (record.predictions(), #require(record.expected))
    let temperature = expected.temperature
    let found = TemperatureScaling(fitting: predictions).temperature
    // The slope is a sum of terms that cancel: the root of it has fewer digits than they.
    #expect(close(found, temperature, within: 1e-10), "\(record.label): \(found), \(temperature)")
    let row = predictions.tempered(2.5).probabilities.prefix(predictions.classes)
    #expect(zip(row, expected.tempered).allSatisfy { close($0, $1) })
  }

  @Test(arguments: sets) func riskAndCoverage(_ record: MeasureRecord) throws {
    let (predictions, expected) = try (record.predictions(), #require(record.expected))
    let curve = RiskCoverage(
      confidences: predictions.confidences, isCorrect: predictions.isCorrect)
    #expect(close(curve.area, expected.area))
    #expect(close(curve.trapezoidArea, expected.trapezoid.value))
    #expect([0.05, 0.1, 0.25].map { curve.coverage(atRisk: $0) } == expected.coverageAtRisk)
    let accuracies = [0.5, 0.8, 1].map { curve.accuracy(atCoverage: $0) }
    #expect(zip(accuracies, expected.accuracyAtCoverage).allSatisfy { close($0, $1) })
  }
}
