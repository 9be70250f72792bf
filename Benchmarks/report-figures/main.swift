import Foundation
import Plot
import SampleFigures

// Writes the figures of the notebook, with made-up results, into a folder: NAME-light@1x.png to NAME-dark@2x.png, NAME.svg,
// and figures.json, the numbers behind them.
let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? "figures")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
let font = try Font()
let samples = sampleFigures()
for sample in samples {
  for (name, theme) in [("light", Theme.light), ("dark", .dark)] {
    for scale in [1.0, 2] {
      let file = try sample.figure.png(theme: theme, font: font, scale: scale, title: sample.name)
      let place = folder.appending(path: "\(sample.name)-\(name)@\(Int(scale))x.png")
      try Data(file).write(to: place)
    }
  }
  let svg = try sample.figure.svg(theme: .light, font: font, title: sample.name)
  try Data(svg.utf8).write(to: folder.appending(path: "\(sample.name).svg"))
}
try samplesAsJSON().write(to: folder.appending(path: "figures.json"))
