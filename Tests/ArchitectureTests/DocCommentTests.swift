import Foundation
import TestSupport
import Testing

/// Every public symbol of the models has a doc comment of its own, or inherits one: what a protocol asks for is documented
/// there, and operators and literals are what they are everywhere.
@Suite struct DocCommentTests {
  @Test func publicSymbolsAreDocumented() throws {
    let files = try Self.files()
    let protocols = Self.protocols(files.map(\.lines))
    #expect(protocols["Layer"]?.contains("callAsFunction") == true)
    var count = 0
    for file in files {
      for symbol in Self.symbols(file.lines) where !symbol.inherits(from: protocols) {
        count += 1
        #expect(symbol.isDocumented, "\(file.name), line \(symbol.line + 1): \(symbol.text)")
      }
    }
    #expect(count > 300)
  }

  private struct Symbol {
    let text: String
    let line: Int
    let isDocumented: Bool
    /// The type or protocol that it stands in, and what that conforms to.
    let owners: [String]

    /// The name of a function or variable; nil for types and initializers.
    var name: String? {
      text.firstMatch(of: /\b(?:func|var|let) ([^\s:(]+)/).map { String($0.1) }
    }

    func inherits(from protocols: [String: Set<String>]) -> Bool {
      if text.contains(/\binit\((float|integer)Literal/) || name == "description" { return true }
      guard let name else { return false }
      let isOperator = !name.contains(/^\w/)
      return isOperator || owners.contains { protocols[$0]?.contains(name) == true }
    }
  }

  /// Lines of each file of the room.
  private static func files() throws -> [(name: String, lines: [String])] {
    let room = repository.appending(path: "Sources/Model")
    let names = try FileManager.default.subpathsOfDirectory(atPath: room.path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }.map { name in
      let text = try String(contentsOf: room.appending(path: name), encoding: .utf8)
      return (name, text.components(separatedBy: "\n"))
    }
  }

  /// What public protocols ask for, with what they inherit. Each of it is to be documented as well.
  private static func protocols(_ files: [[String]]) -> [String: Set<String>] {
    var own: [String: Set<String>] = [:]
    var parents: [String: [String]] = [:]
    for lines in files {
      var current: String?
      for (index, line) in lines.enumerated() {
        if let head = line.firstMatch(of: /^public protocol (\w+)(?:: (.*))? \{/) {
          current = String(head.1)
          parents[String(head.1)] = head.2.map { $0.split(separator: ", ").map(String.init) } ?? []
        } else if line == "}" {
          current = nil
        } else if let current,
          let member = line.firstMatch(of: /^  (?:static |mutating )*(?:func|var) (\w+)/)
        {
          own[current, default: []].insert(String(member.1))
          #expect(lines[index - 1].contains("///"), "\(current).\(member.1)")
        }
      }
    }
    for (name, inherited) in parents {
      for parent in inherited { own[name, default: []].formUnion(own[parent] ?? []) }
    }
    return own
  }

  private static func symbols(_ lines: [String]) -> [Symbol] {
    var owners: [String] = []
    return lines.indices.compactMap { index -> Symbol? in
      let line = lines[index]
      if let head = line.firstMatch(
        of:
          /^(?:\w+ )*(?:struct|enum|class|extension|protocol) (\w+)(?:<.*>)?(?:: (.*?))?(?: where .*)? \{/
      ) {
        owners = [String(head.1)] + (head.2?.split(separator: ", ").map(String.init) ?? [])
      }
      let isPublic = line.contains(/^ *(?:@\w+ )?public (?!import|extension)/)
      guard isPublic else { return nil }
      var above = index - 1
      while above > 0, lines[above].contains(/^ *@/) { above -= 1 }
      return Symbol(
        text: line.trimmingCharacters(in: .whitespaces), line: index,
        isDocumented: above >= 0 && lines[above].contains(/^ *\/\/\//), owners: owners)
    }
  }
}
