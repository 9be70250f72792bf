import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import Literate

/// The Swift code of docs/notebook.md is code of this folder, word for word: what stands between `// begin` and `// end`, in a
/// notebook that is woven, compiled and run. Its commands are given to the parser of command lines.
@Suite struct DocumentationTests {
  @Test func codeOnThePageIsCodeThatRuns() throws {
    let own = try ["Notebook/Rain.swift", "Program.swift"].flatMap { name in
      try markedSnippets(
        of: repository.appending(path: "Tests/LiterateTests/Documentation/\(name)"))
    }
    let shown = try swiftFences(of: "docs/notebook.md")
    #expect(!own.isEmpty && Set(own).count == own.count)
    for snippet in own { #expect(shown.contains(snippet), "not on the page:\n\(snippet)") }
    for snippet in shown { #expect(own.contains(snippet), "not compiled:\n\(snippet)") }
  }

  @Test(arguments: [UInt64(0), 1, 7])
  func theNotebookOfThePageRuns(_ seed: UInt64) throws {
    var page = Page()
    let results = try Rain().write(&page, Run(seed: seed, seedCount: Rain.seedCount, threads: 1))
    let document = try Document(page)
    #expect(results.wet.values.count == Rain.seedCount)
    #expect(document.claimResults.map(\.id) == ["wet", "last", "each", "light", "floods"])
    #expect(document.claimResults.allSatisfy { $0.holds })
    #expect(document.claimResults.map { $0.seeds?.count } == [nil, nil, nil, 3, 3])
    #expect(page.pictures.map(\.id) == Rain.figures)
    #expect(document.hiddenListings.count == 1)
  }

  @Test func theCommandsAreOnesThatTheProgramKnows() throws {
    let commands = try Self.fences("sh").flatMap { $0.split(separator: "\n") }
    #expect(commands.count > 10)
    for command in commands {
      let words = command.prefix { $0 != "#" }.split(separator: " ").map(String.init)
      #expect(words.first == "weather", "\(command)")
      let arguments = Array(words.dropFirst())
      #expect(throws: Never.self, "\(command)") { try RootCommand<Weather>.parseAsRoot(arguments) }
    }
  }

  @Test func everySubcommandAndParameterIsOnThePage() throws {
    let page = try Self.text("docs/notebook.md")
    for command in RootCommand<Weather>.configuration.subcommands {
      #expect(page.contains("weather \(command._commandName)"), "\(command._commandName)")
    }
    for (entry, _) in Weather.list.parameters {
      #expect(page.contains("--\(entry.option)"), "--\(entry.option)")
    }
  }

  @Test func everyExitCodeIsOnThePage() throws {
    let page = try Self.text("docs/notebook.md")
    let rows = page.matches(of: /\n\| (\d+) \|/).compactMap { Int32($0.1) }
    for code in Int32(1)...78 where ExitStatus(rawValue: code) != nil {
      #expect(rows.contains(code), "\(code)")
    }
    #expect(rows.allSatisfy { $0 == 0 || ExitStatus(rawValue: $0) != nil })
  }

  /// A file that somebody should read has to be one that they can find.
  @Test(arguments: ["docs/notebook.md", "docs/architecture.md"])
  func filesThatAreNamedExist(_ page: String) throws {
    let paths = try Self.text(page).matches(
      of: /`((?:Sources|Tests|Examples|Tools)\/[\w\/+.-]+\.\w+)`/
    ).map { String($0.1) }
    #expect(!paths.isEmpty)
    for path in paths {
      let file = repository.appending(path: path).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  /// What the page shows in blocks of a language.
  private static func fences(_ language: String) throws -> [String] {
    try text("docs/notebook.md").components(separatedBy: "```\(language)\n").dropFirst().compactMap
    {
      $0.components(separatedBy: "```").first
    }
  }
}
