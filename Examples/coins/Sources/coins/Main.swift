import Literate

@main struct Main: ReportCommand {
  static let notebooks: [any Notebook.Type] = [Coins.self]
}
