public import Foundation

/// The Swift code of a page of the documentation, fence by fence.
public func swiftFences(of page: String) throws -> [String] {
  let text = try String(contentsOf: repository.appending(path: page), encoding: .utf8)
  return text.matches(of: /```swift\n((?s).*?)```/).map { String($0.1) }
}

/// The parts of a source file between `// begin` and `// end`, moved to the left margin: what a page may show of it.
public func markedSnippets(of file: URL) throws -> [String] {
  let text = try String(contentsOf: file, encoding: .utf8)
  return text.matches(of: /( *)\/\/ begin\n((?s).*?) *\/\/ end\n/).map { match in
    let margin = String(match.1)
    return match.2.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.trimmingPrefix(margin))
    }.joined(separator: "\n")
  }
}

/// The marked parts of all files `…Snippets.swift` in a folder of the repository.
public func markedSnippets(in folder: String) throws -> [String] {
  let folder = repository.appending(path: folder)
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    .filter { $0.hasSuffix("Snippets.swift") }
    .flatMap { try markedSnippets(of: folder.appending(path: $0)) }
}
