internal import ArgumentParser
internal import Basics
internal import Datasets
internal import Literate

/// `data corrupt KIND[:S] --output DIR`.
struct CorruptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrupt",
    abstract: "Writes corrupted copies of a data set into a folder, as MNIST-C has them.",
    discussion: "Kinds: \(Corruptions.names.joined(separator: ", ")).")

  @Argument(
    help: ArgumentHelp(
      "Which corruption, at its own severity or another.", valueName: "kind[:severity]"),
    completion: .list(Corruptions.names))
  var kind: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder to write into: it gets a folder of the kind's name.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp("The folder with the data; else as for build.", valueName: "dir"),
    completion: .directory)
  var data: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The seed of everything random.", valueName: "n"))
  var seed = "0"

  func run() throws {
    let choice = try CorruptionChoice(parsing: kind)
    guard let number = UInt64(seed) else {
      throw Failure(.usage, "option: --seed: found '\(seed)', expected 0...\(UInt64.max)")
    }
    guard
      let (set, notes) = try DataSearch(places(data)).loadDataset(
        threads: Machine.availableThreads)
    else { throw noData() }
    for note in notes { Terminal.standardError.tell("note: \(note)") }
    if choice.severity != choice.type.defaultSeverity {
      Terminal.standardError.tell(
        "note: files in MNIST-C's layout do not say how strong they are: build takes them for severity \(choice.type.defaultSeverity)"
      )
    }
    try requireMemory(
      2 * set.train.pixels.count, what: "corrupted images", path: set.place)
    let folder = "\(output)/\(choice.type.name)"
    var files: [(path: String, bytes: [UInt8])] = []
    for (name, images) in [("train", set.train), ("test", set.test)] {
      let corrupted = choice.corruption(
        images, key: Key(seed: number).child(name), threads: Machine.availableThreads)
      let shape = [images.count, images.rows, images.columns, 1]
      files += [
        ("\(folder)/\(name)_images.npy", NPY.bytes(shape: shape, elements: corrupted.pixels)),
        ("\(folder)/\(name)_labels.npy", NPY.bytes(shape: [images.count], elements: images.labels)),
      ]
    }
    try writeNew(files)
  }
}
