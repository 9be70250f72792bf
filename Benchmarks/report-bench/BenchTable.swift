import Foundation

/// Rows of a name, a number and its unit, printed as they come.
struct BenchTable {
  struct Row: Codable {
    let name: String
    let value: Double
    let unit: String
    let note: String
  }

  private(set) var rows: [Row] = []

  mutating func add(_ name: String, _ value: Double, _ unit: String, note: String = "") {
    rows.append(Row(name: name, value: value, unit: unit, note: note))
    let digits = value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f"
    let number = String(format: digits, value)
    let name = name.padding(toLength: 52, withPad: " ", startingAt: 0)
    let space = String(repeating: " ", count: max(0, 10 - number.count))
    print("\(name)\(space)\(number) \(unit)\(note.isEmpty ? "" : "   \(note)")")
  }

  func value(_ name: String) -> Double? { rows.last { $0.name == name }?.value }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(rows)
  }
}
