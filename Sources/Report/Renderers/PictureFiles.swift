extension Picture {
  /// The path of a figure's PNG for a light ground.
  static func lightPath(_ id: String) -> String { "figures/\(id).png" }

  /// The path of a figure's PNG for a dark ground.
  static func darkPath(_ id: String) -> String { "figures/\(id)-dark.png" }

  /// The path of a figure's SVG.
  static func vectorPath(_ id: String) -> String { "figures/\(id).svg" }

  /// Its PNG for a light ground, as a file.
  var lightFile: OutputFile { OutputFile(path: Self.lightPath(id), bytes: light) }

  /// Its PNG for a dark ground, as a file; none where the light one serves both.
  var darkFile: OutputFile? {
    dark.isEmpty ? nil : OutputFile(path: Self.darkPath(id), bytes: dark)
  }
}

extension Document {
  /// The SVG of each figure that has one, as files.
  func vectors() throws -> [OutputFile] {
    try figures.compactMap { figure in
      try figure.picture.svg.map {
        OutputFile(path: Picture.vectorPath(figure.picture.id), text: try $0())
      }
    }
  }
}
