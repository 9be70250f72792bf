/// Values that get a histogram of their own.
public struct HistogramGroup: Sendable {
  /// What the values belong to, as a sentence begins with it.
  public var name: String
  /// Above the histogram.
  public var title: String
  /// In the order in which they come; what is no number is in no bin.
  public var values: [Double]

  /// - Parameters:
  ///   - name: in words and in the table.
  ///   - values: what is counted.
  ///   - title: nil for the name.
  public init(_ name: String, _ values: [Double], title: String? = nil) {
    (self.name, self.title, self.values) = (name, title ?? name, values)
  }

  var mean: Double { values.reduce(0, +) / Double(max(1, values.count)) }

  /// The upper of the two in the middle, where there are two; what is no number is left out.
  var median: Double {
    let sorted = values.filter { !$0.isNaN }.sorted()
    return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
  }
}

/// What histograms count, and in what it is measured: for labels, words and numbers.
public struct HistogramSubject: Sendable {
  /// What the values are: "entropy".
  public var quantity: String
  /// Of the values; empty for none.
  public var unit: String
  /// What has such a value, one of them: "image".
  public var noun: String
  /// The same, many of them.
  public var nouns: String
  /// Of means and medians.
  public var decimals: Int

  /// A quantity, with what has it.
  public init(
    _ quantity: String, unit: String = "", noun: String = "value", nouns: String = "values",
    decimals: Int = 2
  ) {
    (self.quantity, self.unit, self.noun, self.nouns) = (quantity, unit, noun, nouns)
    self.decimals = decimals
  }

  /// Beside an axis.
  var label: String {
    quantity.prefix(1).uppercased() + quantity.dropFirst() + (unit.isEmpty ? "" : " (\(unit))")
  }

  var unitAfterNumber: String { unit.isEmpty ? "" : " \(unit)" }

  func decimal(_ value: Double) -> String { FigureText.decimal(value, decimals) }

  func count(_ number: Int) -> String { FigureText.count(number, noun, nouns) }
}
