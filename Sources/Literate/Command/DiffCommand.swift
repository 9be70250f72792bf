internal import ArgumentParser
internal import Report

/// `diff A B`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells which numbers, claims and figures differ between two builds.",
    discussion: """
      Where results hold a mean and a deviation over seeds, the difference is told in standard deviations, too. \
      Ends with exit code 0 if the builds are equal, and with 1 if they differ.
      """)

  @Argument(help: "An output folder, or its results.json.", completion: .directory)
  var before: String

  @Argument(help: "Another one.", completion: .directory)
  var after: String

  @Flag(help: "As JSON, for programs.")
  var json = false

  func run() throws {
    let differences = try Differences(from: .read(before), to: .read(after))
    if json {
      let bytes = try encodedJSON(differences, file: "differences")
      try Terminal.standardOutput.write(String(decoding: bytes, as: UTF8.self))
    } else {
      for line in differences.lines { try Terminal.standardOutput.say(line) }
    }
    if !differences.isEmpty { throw SilentEnd(code: .failed) }
  }
}

/// An end with a code of which all has been told.
struct SilentEnd: Error {
  let code: ExitStatus
}
