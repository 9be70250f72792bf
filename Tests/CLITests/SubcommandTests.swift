import Foundation
import TestSupport
import Testing

/// Subcommands beside `build` and `check`, as a user calls them.
@Suite(.serialized) struct SubcommandTests {
  @Test(arguments: ["build", "preview", "check", "list", "new", "diff", "verify"])
  func helpFitsAScreen(_ name: String) throws {
    let help = try runReport([name, "-h"])
    #expect(help.code == 0 && help.errors.isEmpty)
    #expect(help.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 50)
    #expect(help.output.contains("USAGE: report \(name)"))
  }

  @Test func listNamesTheNotebooks() throws {
    let outcome = try runReport(["list"])
    #expect(outcome.code == 0 && outcome.output.hasPrefix("bayesian-cnn  "))
  }

  @Test func anUnknownSubcommandIsCalledThat() throws {
    let outcome = try runReport(["biuld"])
    #expect(outcome.code == 64)
    #expect(
      outcome.errors
        == "error: subcommand: biuld: found an unknown subcommand, expected build, preview, check, list, new, diff, verify or data, such as build\n"
    )
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowValuesAndFolders(_ shell: String) throws {
    let script = try runReport(["--generate-completion-script", shell]).output
    for word in ["preview", "verify", "linked", "bayesian-cnn", "--epochs", "--data", "ipynb"] {
      #expect(
        script.contains(shell == "fish" ? String(word.trimmingPrefix("--")) : word), "\(word)")
    }
  }

  private func options(_ folder: URL) throws -> [String] {
    ["--data", try writeDigits(in: folder).path, "--seeds", "1", "--epochs", "1", "--draws", "3"]
  }

  @Test func equalBuildsAreEqualAndOthersAreNot() throws {
    try withFolder { folder in
      let options = try options(folder)
      for (seed, output) in [("0", "a"), ("0", "b"), ("1", "c")] {
        let outcome = try runReport(
          ["build", "--quiet", "--seed", seed, "--output", output] + options, in: folder)
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      let equal = try runReport(["diff", "a", "b/results.json"], in: folder)
      #expect(equal.code == 0 && equal.output == "equal\n" && equal.errors.isEmpty)
      let other = try runReport(["diff", "a", "c"], in: folder)
      #expect(other.code == 1 && other.errors.isEmpty)
      #expect(other.output.hasPrefix("seed: 0 -> 1\n"))
      #expect(other.output.contains("figure training: differs\n"))
      #expect(!other.output.contains("figure clean-digits"))
      let json = try runReport(["diff", "--json", "a", "c"], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      #expect(object?.keys.sorted() == ["claims", "figures", "numbers", "settings", "values"])
    }
  }

  @Test func diffOfWhatIsNotThere() throws {
    try withFolder { folder in
      try Data("[]".utf8).write(to: folder.appending(path: "list.json"))
      #expect(try runReport(["diff", "x", "y"], in: folder).code == 66)
      #expect(try runReport(["diff", ".", "."], in: folder).code == 66)
      #expect(try runReport(["diff", "list.json", "list.json"], in: folder).code == 65)
      #expect(try runReport(["diff", "x"], in: folder).code == 64)
    }
  }

  @Test func aPageIsVerifiedByteForByte() throws {
    try withFolder { folder in
      let options = try options(folder)
      let build = try runReport(
        ["build", "--quiet", "--figures", "svg", "--to", "html,md", "--output", "o"] + options,
        environment: ["SOURCE_DATE_EPOCH": "86400"], in: folder)
      #expect(build.code == 0, "\(build.errors)")
      let data = ["--data", "data"]
      let equal = try runReport(["verify", "o"] + data, in: folder)
      #expect(equal.code == 0, "\(equal.errors)")
      #expect(equal.output.hasPrefix("equal: "))
      let page = folder.appending(path: "o/index.html")
      var bytes = try Data(contentsOf: page)
      bytes[5_000] ^= 1
      try bytes.write(to: page)
      let other = try runReport(["verify", "o"] + data, in: folder)
      #expect(other.code == 3)
      #expect(other.errors.hasPrefix("error: verify: o/index.html:"), "\(other.errors)")
      #expect(other.errors.contains("at byte 5000"))
    }
  }

  @Test func parametersComeFromAFileAndTheCommandLineIsLast() throws {
    try withFolder { folder in
      let data = try writeDigits(in: folder).path
      try Data("epochs: 2\ndraws: 3\n".utf8).write(to: folder.appending(path: "p.yaml"))
      let outcome = try runReport(
        [
          "build", "--quiet", "--seeds", "1", "--data", data, "--parameters", "p.yaml", "--epochs",
          "1",
        ], in: folder)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let text = try String(
        contentsOf: folder.appending(path: "output/results.json"), encoding: .utf8)
      #expect(text.contains("\"epochs\" : 1") && text.contains("\"draws\" : 3"))
      let page = try String(contentsOf: folder.appending(path: "output/report.md"), encoding: .utf8)
      #expect(page.contains("--seeds 1 --epochs 1 --draws 3"))
    }
  }

  @Test func aNewPackageIsWrittenOnce() throws {
    try withFolder { folder in
      let first = try runReport(["new", "study"], in: folder)
      #expect(first.code == 0 && first.output == "study/Package.swift\n", "\(first.errors)")
      let manifest = try String(
        contentsOf: folder.appending(path: "study/Package.swift"), encoding: .utf8)
      #expect(manifest.contains("path: \"\(repository.path)\""))
      let second = try runReport(["new", "study"], in: folder)
      #expect(second.code == 73 && second.errors.split(separator: "\n").count == 1)
      #expect(try runReport(["new", "class"], in: folder).code == 64)
      #expect(try runReport(["new", "x", "--package", "/none"], in: folder).code == 66)
      #expect(try runReport(["new", "/proc/x"], in: folder).code == 73)
    }
  }
}
