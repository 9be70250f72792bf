internal import ArgumentParser

/// The program as the parser of command lines knows it.
struct RootCommand<Program: ReportCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Program.name, abstract: Program.abstract,
      discussion: """
        A page is a notebook whose listings are the code that ran and whose conclusions are tested against its \
        numbers. The first thing to try: \(Program.name) build
        """,
      version: Program.version,
      subcommands: [
        BuildCommand<Program>.self, PreviewCommand<Program>.self, CheckCommand.self,
        ListCommand<Program>.self, NewCommand.self,
        DiffCommand.self, VerifyCommand<Program>.self,
      ] + Program.subcommands)
  }
}
