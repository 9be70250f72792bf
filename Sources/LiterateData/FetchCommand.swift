internal import ArgumentParser
internal import Basics
internal import Datasets
internal import Literate

/// `data fetch [SET...]`.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetches data sets into the user's cache folder, where build looks last.",
    discussion: """
      Sets: \(FetchableSet.all.map { "\($0.name) (\(megabytes($0.size)))" }.joined(separator: ", ")). What was \
      interrupted is resumed; sizes and SHA-256 are checked before a file gets its name. Needs curl, which knows about proxies.
      """)

  @Argument(
    help: ArgumentHelp("The sets to fetch; mnist if none is named.", valueName: "set"),
    completion: .list(FetchableSet.all.map(\.name)))
  var sets: [String] = []

  @Option(
    help: ArgumentHelp("Another address to fetch from: a folder with the files.", valueName: "url"))
  var from: String?

  @Flag(help: "Fetch nothing if build would find data, or if the network does not answer.")
  var ifMissing = false

  @Flag(help: "No progress: only errors.")
  var quiet = false

  func run() throws {
    let wanted = try (sets.isEmpty ? [FetchableSet.mnist.name] : sets).map(Self.set)
    if ifMissing {
      let search = try DataSearch(places(nil))
      if !search.isEmpty { return }
      for note in search.notes { Terminal.standardError.tell("note: \(note)") }
    }
    let fetcher = try Fetcher(
      into: try cacheFolder(), mirror: from, environment: Machine.environment)
    if ifMissing, !fetcher.isReachable(wanted[0]) {
      return Terminal.standardError.tell(
        "note: \(wanted[0].title) was not found, and cannot be fetched: there is no curl, or no network that answers"
      )
    }
    let view = FetchView(isQuiet: quiet)
    for file in try fetcher.fetch(wanted, report: view.report) {
      try Terminal.standardOutput.announce(file.path)
    }
  }

  private static func set(_ name: String) throws(Failure) -> FetchableSet {
    if let set = FetchableSet.named(name) { return set }
    throw Failure(
      .usage,
      "set: \(name): found no set of that name, expected \(listed(FetchableSet.all.map(\.name)))")
  }
}

/// Tells what happens while files are fetched.
struct FetchView {
  private let isQuiet: Bool
  private let progress: ProgressView

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    progress = ProgressView(.standardError, isQuiet: isQuiet, environment: Machine.environment)
  }

  func report(_ event: FetchEvent) {
    switch event {
    case .waits(let folder): tell("\(folder): another fetch is at work there: waiting")
    case .isThere(let file): tell("\(file.name): is there")
    case .failed(let file, let url, let reason): tell("\(file.name): \(url): \(reason)")
    case .progress(let file, let bytes):
      progress.report(
        Progress(
          task: file.name, unit: "part", step: 1, of: 1, done: min(bytes, file.size - 1) / 1000,
          of: file.size / 1000 + 1, items: "kB"))
    case .fetched(let file):
      let size = file.size / 1000 + 1
      progress.report(
        Progress(
          task: file.name, unit: "part", step: 1, of: 1, done: size, of: size, items: "kB"))
    }
  }

  private func tell(_ text: String) { if !isQuiet { Terminal.standardError.tell(text) } }
}
