import ArgumentParser
import Notebooks

/// `report check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a built page: links, ids, alt text, headings, contrast, weight, claims.",
    discussion:
      "Looks at the formats that are there. Needs no network. Ends with exit code 3 and a list of findings if there are any."
  )

  @Argument(help: "The folder that `report build` wrote.")
  var folder = "output"

  func run() throws { try check(folder: folder) }
}
