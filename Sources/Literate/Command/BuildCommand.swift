internal import ArgumentParser
internal import Report

/// `build [NAME]`.
struct BuildCommand<Program: ReportCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "build", abstract: "Runs a notebook and writes its page.")
  }

  @OptionGroup var build: BuildArguments<Program>

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write into; what is not of a build stays. With -, one format to standard output.",
      valueName: "dir"), completion: .directory)
  var output = "output"

  @Option(
    help: ArgumentHelp("The formats to write: \(formatNames).", valueName: "list"),
    completion: .list(Renderers.all.map(\.name)))
  var to = Renderers.all.map(\.name).joined(separator: ",")

  @Option(
    help: ArgumentHelp(
      "Figures inside the page (inline), beside it with the style sheet (linked), or inside it with an SVG of each beside it (svg).",
      valueName: "how"), completion: .list(BuildOptions.FigureForm.allCases.map(\.rawValue)))
  var figures = "inline"

  @Flag(help: "End with exit code 3 if a claim does not hold.")
  var strict = false

  /// For a preview: keeps the page there, and writes nothing else.
  @Option(help: .hidden)
  var snapshot: String?

  @OptionGroup(title: "Parameters of the notebook")
  var parameters: ParameterArguments<Program>

  func run() throws {
    var options = try build.options(parameters)
    options.output = output
    options.renderers = try OptionText.renderers(to)
    options.figures = try OptionText.choice(figures, "--figures")
    options.isStrict = strict
    let build = try Build(options, of: Program.list)
    if let snapshot { try build.snapshot(to: snapshot) } else { try build() }
  }
}

/// The names of the formats, for help.
private var formatNames: String { Renderers.all.map(\.name).joined(separator: ", ") }

/// What `build` and `preview` both can be told.
struct BuildArguments<Program: ReportCommand>: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The notebook; the first of `list` if none is named.", valueName: "name"),
    completion: .list(Program.notebooks.map { $0.name }))
  var notebook: String?

  // Numbers are taken as they stand, "-1" too, and read where all options are checked.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of everything random.", valueName: "n"))
  var seed = "0"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many seeds, for a notebook that runs over several.", valueName: "n",
      visibility: Program.notebooks.contains { $0.seedCount > 1 } ? .default : .hidden))
  var seeds: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads compute (default: all cores).", valueName: "n"))
  var threads: String?

  @Option(
    help: ArgumentHelp("A folder of templates in place of the built-in ones.", valueName: "dir"),
    completion: .directory)
  var templates: String?

  @Option(
    name: .customLong("parameters"),
    help: ArgumentHelp("A file that sets parameters, in YAML or JSON.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var parameterFile: String?

  @Flag(help: "No progress: only errors, and what makes the page another one.")
  var quiet = false

  func options(_ parameters: ParameterArguments<Program>) throws(Failure) -> BuildOptions {
    var options = BuildOptions()
    options.notebook = notebook
    options.seed = try OptionText.number(seed, "--seed", in: 0...UInt64.max)
    options.seeds = try seeds.map { text throws(Failure) in
      Int(try OptionText.number(text, "--seeds", in: 1...1_000))
    }
    options.threads = try threads.map { text throws(Failure) in
      Int(try OptionText.number(text, "--threads", in: 1...256))
    }
    options.templates = templates
    options.parameterFile = parameterFile
    options.isQuiet = quiet
    options.parameters = parameters.values
    return options
  }
}
