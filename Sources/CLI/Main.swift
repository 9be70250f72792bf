import Literate

/// `report`: the notebooks that ship (`notebooks` in Package.swift), with Literate's command line.
@main struct Main: ReportCommand {
  static let name = "report"
  static let abstract = "Trains three small neural networks and writes a page about what they know."
  static let notebooks = shippedNotebooks
}
