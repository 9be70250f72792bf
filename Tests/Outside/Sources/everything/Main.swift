import LiterateModel

@main struct Main: ReportCommand {
  static let notebooks: [any Notebook.Type] = [Everything.self]
  static let abstract = "Runs a notebook that uses each call of a page."
  static let version = "outside"
}
