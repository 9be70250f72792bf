import ArgumentParser
import Notebooks

/// `report build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Trains the models, redoes every experiment and writes the page.",
    discussion: """
      Data is looked for in --data, then in $REPORT_DATA, then in ./data: a folder with mnist/ (the four \
      IDX files, raw or .gz) and, if there is one, mnist_c/spatter/. Without MNIST the report is built \
      on digits that the program draws itself, and says so.
      """)

  @Option(help: ArgumentHelp("The folder with the data.", valueName: "dir"))
  var data: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write into; what is not of a build stays. With -, one format to standard output.",
      valueName: "dir"))
  var output = "output"

  // Numbers are taken as they stand, "-1" too, and read where all options are checked.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of everything random.", valueName: "n"))
  var seed = "0"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads compute (default: all cores).", valueName: "n"))
  var threads: String?

  @Option(
    help: ArgumentHelp("A folder of templates in place of the built-in ones.", valueName: "dir"))
  var templates: String?

  @Option(help: ArgumentHelp("The formats to write: html, md, ipynb.", valueName: "list"))
  var to = "html,md,ipynb"

  @Option(
    help: ArgumentHelp(
      "Figures inside the page (inline), beside it with the style sheet (linked), or inside it with an SVG of each beside it (svg).",
      valueName: "how"))
  var figures = "inline"

  @Flag(help: "End with exit code 3 if a claim does not hold.")
  var strict = false

  @Flag(help: "No progress: only errors, and what makes the page another one.")
  var quiet = false

  func run() throws {
    try build(
      try BuildOptions(
        data: data, output: output, seed: seed, threads: threads, templates: templates, formats: to,
        figures: figures, isStrict: strict, isQuiet: quiet))
  }
}
