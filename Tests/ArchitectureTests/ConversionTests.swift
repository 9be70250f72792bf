import Foundation
import TestSupport
import Testing

/// What is no number, or one too large, ends the program where it becomes an integer. So a number that has been
/// rounded becomes one within bounds (`Int(x.rounded(), in: 0...9)`), or gives nil (`Int(exactly:)`).
@Suite struct ConversionTests {
  @Test(arguments: ["Plot", "Datasets", "Report", "Notebooks"])
  func roundedNumbersHaveBounds(_ room: String) throws {
    let folder = repository.appending(path: "Sources/\(room)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var conversions = 0
    // The notebook itself rounds a constant, and shows its readers how.
    for name in names where name.hasSuffix(".swift") && name != "BayesianCNN.swift" {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for start in text.matches(of: /\bU?Int(?:8|16|32|64)?\(/) {
        conversions += 1
        let arguments = Self.parenthesis(text[start.range.upperBound...])
        let isBound = arguments.contains(", in: ") || arguments.hasPrefix("exactly: ")
        #expect(!arguments.contains(".rounded(") || isBound, "\(name): \(arguments)")
      }
    }
    #expect(conversions > 0)
  }

  /// What stands before the parenthesis that closes.
  private static func parenthesis(_ text: Substring) -> Substring {
    var depth = 1
    return text.prefix { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth > 0
    }
  }
}
