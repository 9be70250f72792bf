internal import ArgumentParser

/// `verify [DIR]`.
struct VerifyCommand<Program: ReportCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: "Builds a page again and compares every file, byte for byte.",
      discussion: """
        Seed, parameters and the like are read from the page's own panel. Folders of your own, such as that of the \
        data, are given as they are for build. Ends with exit code 3 if a byte differs, and says where.
        """)
  }

  @Argument(help: "The folder that `build` wrote.", completion: .directory)
  var folder = "output"

  @Option(
    help: ArgumentHelp("The templates that the page was made with.", valueName: "dir"),
    completion: .directory)
  var templates: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads compute (default: all cores).", valueName: "n"))
  var threads: String?

  @OptionGroup(title: "Parameters of the notebook")
  var parameters: ParameterArguments<Program>

  func run() throws {
    let options = [("--templates", templates), ("--threads", threads)]
    let arguments =
      options.flatMap { name, value in value.map { [name, $0] } ?? [] } + parameters.arguments
    let count = try Verification(folder, arguments: arguments).run()
    try Terminal.standardOutput.say("equal: \(count) \(count == 1 ? "file" : "files")")
  }
}
