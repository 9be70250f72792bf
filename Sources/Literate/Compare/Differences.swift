internal import Basics

/// What differs between the results of two runs.
struct Differences: Encodable, Equatable {
  /// A number, and by how much it has changed.
  struct Number: Encodable, Equatable {
    let path: String
    let before: Double
    let after: Double
    let difference: Double
    /// The difference in standard deviations over the seeds, where the results have them.
    let deviations: Double?
  }

  /// Anything else that stands in results; nil for what is not there.
  struct Entry: Encodable, Equatable {
    let path: String
    let before: String?
    let after: String?
  }

  /// What the runs were asked for: seed, parameters.
  var settings: [Entry] = []
  var numbers: [Number] = []
  var values: [Entry] = []
  /// By id: "holds" or "does not hold", or the sentence where only that has changed.
  var claims: [Entry] = []
  /// Ids of figures that look different, or that only one run has.
  var figures: [String] = []

  var isEmpty: Bool { self == Differences() }

  init() {}

  init(from before: ResultTree, to after: ResultTree) {
    let (a, b) = (before.leaves, after.leaves)
    for path in Set(a.keys).union(b.keys).sorted()
    where a[path] != b[path] && !Self.isOfAMean(path, a, b) {
      add(path, a[path], b[path], spread: Self.spread(path, a, b))
    }
    claims = Self.claims(before, after)
    add(TableDifferences(from: before["tables"], to: after["tables"]))
  }

  /// A number that is told already, as it stands elsewhere in the results, is not told again where a table shows it.
  private mutating func add(_ tables: TableDifferences) {
    values += tables.values
    numbers += tables.numbers.filter { number in
      !numbers.contains { $0.before == number.before && $0.after == number.after }
    }
  }

  private static let settingNames = ["schema", "notebook", "seed", "seeds", "parameters"]

  private mutating func add(
    _ path: String, _ before: ResultTree?, _ after: ResultTree?, spread: Double?
  ) {
    let root = path.prefix { $0 != "." && $0 != "[" }
    if root == "claims" || root == "tables" { return }
    if root == "figures" { return figures.append(String(path.dropFirst("figures.".count))) }
    let entry = Entry(path: path, before: before?.text, after: after?.text)
    if Self.settingNames.contains(String(root)) { return settings.append(entry) }
    guard case .number(let a)? = before, case .number(let b)? = after else {
      return values.append(entry)
    }
    numbers.append(
      Number(
        path: path, before: a, after: b, difference: b - a,
        deviations: spread.map { abs(b - a) / $0 }))
  }

  /// Whether it is the deviation, or the number on a seed, of a mean that differs, too: that one tells of all of them.
  private static func isOfAMean(
    _ path: String, _ a: [String: ResultTree], _ b: [String: ResultTree]
  ) -> Bool {
    guard let match = path.wholeMatch(of: /(.*\.)(?:deviation|values\[\d+\])/) else { return false }
    let place = String(match.1 + "mean")
    guard case .number(let first)? = a[place], case .number(let second)? = b[place] else {
      return false
    }
    return first != second
  }

  /// The standard deviation that stands beside a mean, over both runs: the root of the mean of the variances.
  private static func spread(
    _ path: String, _ a: [String: ResultTree], _ b: [String: ResultTree]
  ) -> Double? {
    guard path.hasSuffix(".mean") else { return nil }
    let place = String(path.dropLast("mean".count) + "deviation")
    return pooled(a[place], b[place])
  }

  /// The root of the mean of two variances; nil where there are none, or no spread.
  static func pooled(_ a: ResultTree?, _ b: ResultTree?) -> Double? {
    guard case .number(let first)? = a, case .number(let second)? = b else { return nil }
    let pooled = ((first * first + second * second) / 2).squareRoot()
    return pooled > 0 ? pooled : nil
  }

  private static func claims(_ before: ResultTree, _ after: ResultTree) -> [Entry] {
    let (a, b) = (claims(before), claims(after))
    return Set(a.keys).union(b.keys).sorted().compactMap { id in
      let (first, second) = (a[id], b[id])
      if first?.verdict != second?.verdict {
        return Entry(path: id, before: first?.verdict, after: second?.verdict)
      }
      return first == second ? nil : Entry(path: id, before: first?.text, after: second?.text)
    }
  }

  private struct Claim: Equatable {
    let verdict: String
    let text: String
  }

  private static func claims(_ results: ResultTree) -> [String: Claim] {
    guard case .list(let list)? = results["claims"] else { return [:] }
    let pairs = list.compactMap { claim -> (String, Claim)? in
      guard let id = claim["id"]?.text, let text = claim["text"]?.text else { return nil }
      let verdict = claim["holds"] == .flag(true) ? "holds" : "does not hold"
      return (id, Claim(verdict: verdict, text: text))
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

extension Differences {
  /// A line for each, and one that sums up.
  var lines: [String] {
    settings.map(line) + values.map(line) + numbers.map(line) + claims.map { "claim \(line($0))" }
      + figures.map { "figure \($0): differs" } + [summary]
  }

  private func line(_ entry: Entry) -> String {
    "\(entry.path): \(entry.before ?? "nothing") -> \(entry.after ?? "nothing")"
  }

  private func line(_ number: Number) -> String {
    let sign = number.difference > 0 ? "+" : ""
    let spread = number.deviations.map { ", \(decimal($0, 1)) standard deviations" } ?? ""
    return "\(number.path): \(number.before.parameterText) -> \(number.after.parameterText) "
      + "(\(sign)\(Self.short(number.difference))\(spread))"
  }

  /// With three digits that count.
  private static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value.parameterText }
    var (scaled, places) = (abs(value), 0)
    while scaled < 100, places < 17 { (scaled, places) = (scaled * 10, places + 1) }
    return decimal(value, places)
  }

  private var summary: String {
    if isEmpty { return "equal" }
    let counts = [
      (settings.count, "setting"), (values.count, "value"), (numbers.count, "number"),
      (claims.count, "claim"), (figures.count, "figure"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    let all = listed(told, "and")
    return "\(all) \(told.count == 1 && all.hasPrefix("1 ") ? "differs" : "differ")"
  }
}
