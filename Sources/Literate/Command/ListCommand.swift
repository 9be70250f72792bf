internal import ArgumentParser

/// `list`.
struct ListCommand<Program: ReportCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "Lists the notebooks, each with what it is about.")
  }

  func run() throws {
    let width = Program.notebooks.map { $0.name.count }.max() ?? 0
    for type in Program.notebooks {
      let gap = String(repeating: " ", count: width - type.name.count)
      try Terminal.standardOutput.say(
        type.title.isEmpty ? type.name : "\(type.name)\(gap)  \(type.title)")
    }
  }
}
