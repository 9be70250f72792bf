import Foundation
import Plot
import Report

// Writes a small page in all formats, with a figure and an SVG of it, for the tests of what a stopped build leaves: within
// milliseconds, through the same folder as `report build`.
do {
  let folder = try OutputFolder("page")
  let figure = Figure.lines([LineMark(x: [0, 1, 2], y: [0, 1, 4])], xLabel: "x", yLabel: "y")
  let font = try Font()
  var page = Page()
  page.prose("# A page\n\nOne figure, and one claim.")
  page.show(
    Picture(
      id: "square", light: try figure.png(theme: .light, font: font, title: "square"),
      dark: try figure.png(theme: .dark, font: font, title: "square"), width: Int(figure.width),
      height: Int(figure.height), alt: figure.alt, caption: "Squares."))
  page.claim("more", "Four is more than one.", Quantity("four", 4) > 1)
  let context = RenderingContext(
    provenance: Provenance(seed: 1, command: "page-writer"), templates: try .embedded())
  try folder.replace(with: try Document(page).files(with: context))
  print("\(folder.path)/index.html")
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
