import Literate
import LiterateData

/// `report`: the notebooks that ship (`notebooks` in Package.swift), with Literate's command line, and one for their data.
@main struct Main: ReportCommand {
  static let name = "report"
  static let abstract = "Trains three small neural networks and writes a page about what they know."
  static let notebooks = shippedNotebooks
  static let subcommands = dataCommands
}
