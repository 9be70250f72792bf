internal import Basics

/// What is wrong with one file: the first faults of each rule, and how many more there are.
struct Faults {
  /// Where a fault is: at a byte, or where another program says.
  enum Place {
    case offset(Int)
    case line(Int, column: Int)
  }

  /// Faults of one rule that are told; others are counted.
  static let told = 50

  private struct Fault {
    let rule: Finding.Rule
    let place: Place
    let message: String
  }

  private let file: String
  private var first: [Fault] = []
  private var counts: [Finding.Rule: Int] = [:]

  init(file: String) { self.file = file }

  mutating func add(_ rule: Finding.Rule, at place: Place, _ message: @autoclosure () -> String) {
    let count = counts[rule, default: 0] + 1
    counts[rule] = count
    guard count <= Self.told else { return }
    first.append(Fault(rule: rule, place: place, message: message()))
  }

  mutating func add(_ rule: Finding.Rule, at offset: Int, _ message: @autoclosure () -> String) {
    add(rule, at: .offset(offset), message())
  }

  mutating func add(_ rule: Finding.Rule, _ tag: HTMLTag?, _ message: @autoclosure () -> String) {
    add(rule, at: .offset(tag?.range.lowerBound ?? 0), message())
  }

  /// The faults in the order of the file, each rule's surplus behind them.
  ///
  /// - Parameter bytes: those of the file, for lines and columns.
  func findings(in bytes: [UInt8]) -> [Finding] {
    var places = PlaceReader(bytes)
    let offsets = first.compactMap { fault -> Int? in
      if case .offset(let offset) = fault.place { return offset }
      return nil
    }
    let known = places.read(Set(offsets).sorted())
    let told = first.map { fault -> Finding in
      let (line, column) =
        switch fault.place {
        case .offset(let offset): known[offset] ?? (1, 1)
        case .line(let line, let column): (line, column)
        }
      return Finding(
        rule: fault.rule, file: file, line: line, column: column, message: fault.message)
    }
    let sorted = told.sorted {
      ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message)
    }
    return sorted + surplus(after: sorted)
  }

  private func surplus(after told: [Finding]) -> [Finding] {
    Finding.Rule.allCases.compactMap { rule in
      let rest = counts[rule, default: 0] - Self.told
      guard rest > 0, var finding = told.last(where: { $0.rule == rule }) else { return nil }
      finding.stand(for: rest)
      return finding
    }
  }

  /// The first findings of one rule in many files, and how many more there are.
  static func told(of findings: [Finding]) -> [Finding] {
    guard findings.count > told, var last = findings.last else { return findings }
    last.stand(for: findings.count - told)
    return findings.prefix(told) + [last]
  }
}

extension Finding {
  /// Makes it the one that stands for all that are not told.
  fileprivate mutating func stand(for rest: Int) {
    message = "and \(grouped(rest)) more faults of this kind (\(rule.rawValue))"
    count = rest
  }
}

/// Lines and columns of places in a text, read in one go.
private struct PlaceReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter offsets: in order.
  mutating func read(_ offsets: [Int]) -> [Int: (line: Int, column: Int)] {
    var places: [Int: (line: Int, column: Int)] = [:]
    for offset in offsets {
      advance(to: min(offset, bytes.count))
      places[offset] = (line, column)
    }
    return places
  }

  private mutating func advance(to end: Int) {
    while let feed = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) {
      position = feed + 1
      line += 1
      column = 1
    }
    column += String(decoding: bytes[position..<end], as: UTF8.self).count
    position = end
  }
}
