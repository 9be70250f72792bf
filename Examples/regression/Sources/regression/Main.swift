import LiterateModel

@main struct Main: ReportCommand {
  static let notebooks: [any Notebook.Type] = [Regression.self]
}
