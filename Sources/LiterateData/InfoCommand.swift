internal import ArgumentParser
internal import Basics
internal import Datasets
internal import Literate

/// `data info`.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tells which data sets are found where, with their sizes and sums.",
    discussion: """
      Looks where build looks: in the folder that --data names, else in that of $REPORT_DATA, else in ./data, and last where \
      `data fetch` puts what it fetches. Sums are SHA-256 of what the files hold: pixels and labels, training set before test set.
      """)

  @Option(
    help: ArgumentHelp("The folder with the data, or the file.", valueName: "dir"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Write a contact sheet of the first test images there, as PNG.", valueName: "file"))
  var sheet: String?

  func run() throws {
    let search = try DataSearch(places(data))
    // A damaged set is told of in its turn; it hides no other.
    var faults: [any Error] = []
    for set in search.sets {
      do { try tell(place: set.place, set.read(threads: Machine.availableThreads)) } catch {
        faults.append(error)
      }
    }
    do {
      for set in try search.corruptions() {
        do { try tell(set, set.readTest()) } catch { faults.append(error) }
      }
    } catch { faults.append(error) }
    for note in search.notes { Terminal.standardError.tell("note: \(note)") }
    // Sets that differ, of which a build would not know which is meant.
    if faults.isEmpty, search.sets.count > 1 {
      _ = try search.loadDataset(threads: Machine.availableThreads)
    }
    for fault in faults.dropFirst() { Terminal.standardError.tell("error: \(fault)") }
    if let fault = faults.first { throw fault }
    if search.isEmpty {
      try Terminal.standardOutput.say(
        "no data set: build draws stand-in digits; data fetch gets MNIST")
    }
    if let sheet { try write(sheet, of: search) }
  }

  private func write(_ sheet: String, of search: DataSearch) throws {
    let read = try search.loadDataset(threads: Machine.availableThreads)
    let images =
      read?.dataset.test ?? StandInDigits(key: Key(seed: 0)).draw(60_000..<60_200, threads: 1)
    try writeNew([(sheet, try ContactSheet(images: images).png())])
  }

  private func tell(
    _ set: FoundCorruption, _ read: (images: LabelledImages, sha256: String)
  ) throws {
    let name =
      set.name.map { "MNIST-C, \($0)" } ?? "a corrupted set that does not name its corruption"
    try say(name, set.place, "\(grouped(read.images.count)) test images", read.sha256)
  }

  private func tell(place: String, _ set: ImageDataset) throws {
    let counts =
      "\(grouped(set.train.count)) training images, \(grouped(set.test.count)) test images, \(set.test.rows)×\(set.test.columns)"
    let name = set.spokenOf.map { ", by its name \($0.title)" } ?? ""
    try say(set.identity.title + name, place, counts, set.sha256)
    if let attribution = set.attribution {
      try Terminal.standardOutput.say("  \(attribution)")
    }
  }

  private func say(_ name: String, _ place: String, _ counts: String, _ sum: String) throws {
    try Terminal.standardOutput.say("\(name): \(place)")
    try Terminal.standardOutput.say("  \(counts)")
    try Terminal.standardOutput.say("  SHA-256 \(sum)")
  }
}

/// What a command ends with that needs data.
func noData() -> Failure {
  Failure(
    .noInput,
    "data: --data, $REPORT_DATA, ./data, the cache of `data fetch`: found no data set, expected one; `data fetch` gets MNIST"
  )
}

/// Where data are looked for, with or without a folder from the command line.
func places(_ option: String?) -> DataPlaces {
  DataPlaces(
    option: option, environment: Machine.environment, currentDirectory: Machine.currentDirectory)
}
