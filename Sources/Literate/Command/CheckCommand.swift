internal import ArgumentParser
internal import Report

/// `check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Checks a built page: links, ids, alt text, headings, contrast, weight, claims, tables.",
    discussion:
      "Looks at the formats that are there. Needs no network. Ends with exit code 3 and a list of findings if there are any."
  )

  @Argument(help: "The folder that `build` wrote.", completion: .directory)
  var folder = "output"

  func run() throws {
    if folder.isEmpty { throw Failure(.usage, "argument: folder: found '', expected a folder") }
    let findings = try Checker(folder: folder).findings()
    for finding in findings { try Terminal.standardOutput.say("\(folder)/\(finding)") }
    if !findings.isEmpty { throw faults(findings, folder) }
  }
}
