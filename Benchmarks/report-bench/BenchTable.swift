import Foundation

/// Rows of a name, a number and its unit, what was asked for, and a note; printed as they come.
struct BenchTable {
  struct Row: Codable {
    let name: String
    let value: Double
    let unit: String
    /// The number that was asked for: a greatest one, or, for rates, a least one. Nil where none was.
    let target: Double?
    let note: String
  }

  private(set) var rows: [Row] = []

  mutating func add(
    _ name: String, _ value: Double, _ unit: String, target: Double? = nil, note: String = ""
  ) {
    rows.append(Row(name: name, value: value, unit: unit, target: target, note: note))
    let wanted = target.map { "(asked: \(text($0)))" } ?? ""
    let cells = [
      pad(name, 52), padLeft(text(value), 9), pad(unit, 9), pad(wanted, 16), note,
    ]
    let line = cells.joined(separator: " ")
    // Not `print`, which would keep it back in a pipe.
    FileHandle.standardOutput.write(Data((line.replacing(#/ +$/#, with: "") + "\n").utf8))
  }

  /// The median of a time, with the best of it and the processor time.
  mutating func add(_ name: String, _ time: Clock.Time, target: Double? = nil, note: String = "") {
    let processor = time.processor > 0 ? ", processor \(text(time.processor))" : ""
    let best = "best \(text(time.best))\(processor)"
    add(name, time.median, "s", target: target, note: note.isEmpty ? best : "\(best); \(note)")
  }

  func value(_ name: String) -> Double? { rows.last { $0.name == name }?.value }

  private func text(_ value: Double) -> String {
    String(format: value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(rows)
  }
}
