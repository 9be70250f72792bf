import Foundation
import TestSupport
import Testing

/// What `make install` puts where, and whether it is of this program.
@Suite struct InstallTests {
  @Test func everythingIsInItsUsualPlace() throws {
    try withFolder { folder in
      try install(in: folder)
      let root = folder.appending(path: "opt")
      let version = try shell("\"$0/bin/report\" --version", root.path)
      #expect(version.code == 0 && version.output.contains(/^\d+\.\d+\.\d+\n$/))
      for path in [
        "man/man1/report.1", "zsh/site-functions/_report", "fish/vendor_completions.d/report.fish",
      ] {
        let text = try String(contentsOf: root.appending(path: "share/\(path)"), encoding: .utf8)
        #expect(text.contains("verify"), "\(path)")
      }
    }
  }

  /// What bash offers after a command line.
  @Test(arguments: [
    ("report bu", "build"), ("report build --figures l", "linked"),
    ("report build --to ip", "ipynb"),
    ("report build bay", "bayesian-cnn"), ("report preview bay", "bayesian-cnn"),
    ("report check out", "output"), ("report diff out", "output"),
    ("report build --output out", "output"),
    ("report build --ep", "--epochs"), ("report verify --te", "--templates"),
  ])
  func bashCompletes(_ line: String, _ expected: String) throws {
    try withFolder { folder in
      try install(in: folder)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "output"), withIntermediateDirectories: true)
      let words = line.split(separator: " ").map { "'\($0)'" }
      let outcome = try shell(
        """
        cd "$0"
        . opt/share/bash-completion/completions/report
        COMP_LINE='\(line)' COMP_POINT=\(line.count)
        COMP_WORDS=(\(words.joined(separator: " "))) COMP_CWORD=\(words.count - 1)
        _report report \(words[words.count - 1]) \(words[words.count - 2])
        printf '%s\\n' "${COMPREPLY[@]}"
        """, folder.path)
      #expect(outcome.output == expected + "\n", "\(line): \(outcome.errors)")
    }
  }

  /// The manual page is written by hand: its options are those that the program tells of itself.
  @Test func theManualPageHasEveryOptionAndNoOther() throws {
    let page = try String(contentsOf: repository.appending(path: "docs/report.1"), encoding: .utf8)
    let told = Set(page.matches(of: /\bFl -([a-z]+(?:-[a-z]+)*)/).map { String($0.1) })
    let root = try JSONDecoder().decode(
      Help.self, from: Data(runReport(["--experimental-dump-help"]).output.utf8)
    ).command
    let commands = (root.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.count == 8)
    for command in commands { #expect(page.contains("\n.Cm \(command.commandName)\n")) }
    let data = commands.last?.subcommands ?? []
    #expect(data.map(\.commandName) == ["fetch", "info", "corrupt", "clean"])
    for command in data {
      let parts = page.components(separatedBy: "\n.Ss data \(command.commandName)\n")
      let section = try #require(parts.count == 2 ? parts[1] : nil)
      let text = section.components(separatedBy: "\n.S")[0]
      for option in command.options where !["help", "version"].contains(option) {
        #expect(text.contains("Fl -\(option)"), "data \(command.commandName) --\(option)")
      }
    }
    #expect(told == Set(([root] + commands + data).flatMap(\.options)))
  }

  private func install(in folder: URL) throws {
    let outcome = try shell(
      "make -s -C \"$1\" install PROGRAM=\"$2\" DESTDIR=\"$0\" PREFIX=/opt", folder.path,
      repository.path, program.path)
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  /// Runs bash with arguments from `$0` on.
  private func shell(_ script: String, _ arguments: String...) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script] + arguments
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let texts = [output, errors].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// What swift-argument-parser tells of a command line.
  private struct Help: Decodable {
    let command: Command

    struct Command: Decodable {
      let commandName: String
      let subcommands: [Command]?
      let arguments: [Argument]?

      /// Names of what help shows, long ones.
      var options: [String] {
        (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
          .filter { $0.kind == "long" }.map(\.name)
      }
    }

    struct Argument: Decodable {
      let shouldDisplay: Bool
      let names: [Name]?
    }

    struct Name: Decodable { let kind, name: String }
  }
}
