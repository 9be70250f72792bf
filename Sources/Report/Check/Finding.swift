/// A fault that the checker found on a built page.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
  /// Which rule it breaks.
  public enum Rule: String, Sendable, CaseIterable {
    case ids, links, alternatives, headings, language, contrast, external, policy, weight, claims
    case notebook, markup, numbers, pictures
  }

  public var rule: Rule
  /// Name in the folder.
  public var file: String
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  public var message: String

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// A file's text, with the line and column of every byte.
struct SourceText: Sendable {
  let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// Where a text stands first; the start if it does not.
  func offset(of text: String) -> Int {
    let pattern = Array(text.utf8)
    return bytes.indices.first {
      bytes[$0] == pattern.first && bytes[$0...].starts(with: pattern)
    } ?? 0
  }

  func finding(_ rule: Finding.Rule, at offset: Int, _ message: String) -> Finding {
    let line = lineStarts.partitioningIndex { $0 > offset }
    let start = lineStarts[line - 1]
    let column = String(decoding: bytes[start..<min(offset, bytes.count)], as: UTF8.self).count + 1
    return Finding(rule: rule, file: file, line: line, column: column, message: message)
  }
}

extension Array {
  /// The first index whose element satisfies the condition, if all after it do too.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
