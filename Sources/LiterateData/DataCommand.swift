public import ArgumentParser

/// The command `data`, for a program whose notebooks read the data sets that `Datasets` knows. It fetches them, tells which are
/// found where, and writes corrupted copies.
///
///     @main struct Main: ReportCommand {
///       static let notebooks: [any Notebook.Type] = [Digits.self]
///       static let subcommands = dataCommands
///     }
public let dataCommands: [any ParsableCommand.Type] = [DataCommand.self]

/// `data`.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Fetches data sets, tells which are found where, and corrupts them.",
    subcommands: [
      FetchCommand.self, InfoCommand.self, CorruptCommand.self, CleanCommand.self,
    ])
}
