import Testing

@testable import Plot

@Suite struct ScaleTests {
  @Test(
    arguments: [
      (0...1, 5, ["0.00", "0.25", "0.50", "0.75", "1.00"]),
      (0...10, 5, ["0.0", "2.5", "5.0", "7.5", "10.0"]),
      (-5...5, 10, ["−5", "−4", "−3", "−2", "−1", "0", "1", "2", "3", "4", "5"]),
      (0...3.4, 4, ["0", "1", "2", "3"]),
    ] as [(ClosedRange<Double>, Int, [String])])
  func ticksAreNice(_ range: ClosedRange<Double>, _ count: Int, _ labels: [String]) {
    #expect(Scale.linear(range).ticks(count).map(\.label) == labels)
  }

  @Test func ticksLieInsideForAnyRange() {
    for exponent in -12...12 {
      for (low, width) in [(0.0, 1.0), (-0.37, 0.9), (17, 0.003), (-1e3, 5)] {
        let unit = power(10, Double(exponent))
        let range = low * unit...(low + width) * unit
        let ticks = niceTicks(range, count: 5)
        #expect((2...12).contains(ticks.count), "\(range)")
        // Ticks are multiples of a step, and so may miss an end by rounding.
        let slack = 1e-6 * width * unit
        #expect(
          ticks.allSatisfy { $0 >= range.lowerBound - slack && $0 <= range.upperBound + slack })
      }
    }
  }

  /// Ranges without a width, or wider than numbers are, have ticks too, or none; nothing is asked of them but an answer.
  @Test(arguments: [
    0...0, 3...3, 1e30...1e30, -1e300...1e300, 0 ... .leastNonzeroMagnitude, 1...1.0000000000000002,
  ])
  func ticksOfStrangeRanges(_ range: ClosedRange<Double>) {
    for scale in [Scale.linear(range), .log(range), .symlog(range, threshold: 1)] {
      for count in [0, 1, 5, 50] { #expect(scale.ticks(count).count <= 200) }
    }
  }

  @Test func placesOnEachKindOfAxis() {
    #expect(Scale.linear(2...4).place(3) == 0.5)
    #expect(Scale.log(1...100).place(10) == 0.5)
    #expect(Scale.symlog(-10...10, threshold: 1).place(0) == 0.5)
    #expect(Scale.symlog(-10...10, threshold: 1).place(1) == 0.75)
    #expect(Scale.categorical(["a", "b"]).place(0) == 0.25)
    #expect(Scale.linear(3...3).place(3) == 0.5)
  }

  @Test func powersOfTen() {
    #expect(
      Scale.log(0.01...1000).ticks(6).map(\.label) == ["0.01", "0.1", "1", "10", "100", "1000"])
    #expect(
      Scale.log(1...1e12).ticks(4).map(\.label) == ["1", "1000", "10^{6}", "10^{9}", "10^{12}"])
    #expect(Scale.log(-1...0).ticks(4).isEmpty)
    #expect(
      Scale.log(0.3...40).ticks(5).map(\.label) == ["0.5", "1", "2", "5", "10", "20"])
    #expect(Scale.log(1...200).ticks(4).last == Scale.Tick(value: 200, label: "200"))
  }

  @Test func numbersWithoutALocale() {
    #expect(FigureText.decimal(-1.005, 1) == "−1.0")
    #expect(FigureText.decimal(-0.001, 2) == "0.00")
    #expect(FigureText.decimal(.nan, 2) == "–")
    #expect(FigureText.decimal(.infinity, 2) == "∞")
    #expect(FigureText.decimal(2.5e20, 0) == "2.5·10^{20}")
    #expect(FigureText.decimal(1.7e308, 400) == "1.7·10^{308}")
    #expect(FigureText.decimal(0, 400) == "0.000000000000000")
    #expect(FigureText.decimal(.leastNonzeroMagnitude, -3) == "0")
  }

  @Test func rangesOfNothingAndOfOneValue() {
    #expect(extent([]) == nil)
    #expect(extent([.nan, 2, .infinity, 1]) == 1...2)
    #expect(padded(nil, by: 0.1) == 0...1)
    #expect(padded(3...3, by: 0.1) == 2.5...3.5)
  }
}
