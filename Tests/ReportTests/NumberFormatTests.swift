import Report
import Testing

struct NumberFormatTests {
  @Test(arguments: [
    (NumberFormat.fixed(4), 0.9729, "0.9729"), (.fixed(2), 1234567.891, "1,234,567.89"),
    (.fixed(2), -0.001, "0.00"), (.fixed(0), 999.5, "1,000"), (.fixed(1), -2.25, "−2.3"),
    (.fixed(3), 0, "0.000"), (.fixed(2), 9.999, "10.00"), (.fixed(1), 0.04, "0.0"),
    (.percent(1), 0.9729, "97.3%"), (.percent(2), 0.29, "29.00%"), (.percent(0), 1, "100%"),
    (.percent(1), 0.9995, "more than 99.9%"), (.percent(1), 1, "100.0%"),
    (.percent(0), 0.996, "more than 99%"),
    (.percent(1), 0.0004, "less than 0.1%"), (.percent(1), 0, "0.0%"),
    (.percent(2), 0.99994, "99.99%"),
    (.digits(3), 0.0087234, "0.00872"), (.digits(3), 1.2345e-7, "1.23 × 10⁻⁷"),
    (.digits(3), 0.00099996, "0.00100"), (.digits(2), 1.5e12, "1.5 × 10¹²"),
    (.digits(3), 60000, "60,000"), (.digits(3), 123.456, "123"), (.digits(1), 0, "0"),
    (.digits(3), 0.99951, "1.00"), (.digits(2), .leastNonzeroMagnitude, "5.0 × 10⁻³²⁴"),
    (.bits(2), 1.0812, "1.08\u{202F}bits"), (.nats(3), 0.5, "0.500\u{202F}nats"),
    (.fixed(2), .nan, "none"), (.fixed(2), -.infinity, "−∞"), (.percent(1), .infinity, "∞%"),
    (.count, 60000, "60,000"),
  ])
  func writes(format: NumberFormat, value: Double, text: String) {
    #expect(format.text(value) == text)
  }

  @Test func writesASpreadWithOneUnit() {
    #expect(NumberFormat.percent(1).text(0.973, spread: 0.004) == "97.3 ± 0.4%")
  }

  /// The mean of nothing is a word.
  @Test func writesWhatIsNoNumberInWords() {
    #expect(NumberFormat.percent(1).text(.nan, spread: .nan) == "none")
    #expect(NumberFormat.percent(1).text(0.5, spread: .nan) == "50.0%")
    #expect(NumberFormat.bits(2).difference(.nan) == "none")
  }

  @Test func writesADifferenceInPoints() {
    #expect(NumberFormat.percent(2).difference(0.0287) == "+2.87\u{202F}points")
  }

  @Test func formatsTheLargestAndTheSmallest() {
    let digits = NumberFormat.fixed(0).text(.greatestFiniteMagnitude).filter(\.isNumber)
    #expect(digits.hasPrefix("17976931348623157000") && digits.count == 309)
    #expect(NumberFormat.fixed(330).text(.leastNonzeroMagnitude).hasSuffix("05000000"))
  }
}
