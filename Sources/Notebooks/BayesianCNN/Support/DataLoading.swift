import Datasets
public import Literate
import LiterateData

extension BayesianCNN {
  public func inputs(_ run: Run) throws -> [String] {
    if standIn, let data {
      throw Failure(
        .usage, "option: --stand-in: found --data \(data.path) as well, expected one of the two")
    }
    let searches = try [standIn ? nil : search(run), otherSearch(run)].compactMap(\.self)
    return searches.flatMap(\.folders)
  }

  /// The data that are there, or stand-in digits, of which the user is told.
  ///
  /// - Throws: `Failure` (66) in a strict build without data.
  func loadData(_ run: Run) throws -> ReportData {
    try run.measure("data") {
      if standIn { return try drawDigits(run) }
      let search = try search(run)
      if search.isEmpty {
        for note in search.notes { run.note(note) }
        try checkThatStandInsMayBe(run)
        return try drawDigits(run)
      }
      let data = try search.load(corruption: corruption, key: dataKey(run), threads: run.threads)
      for note in data.notes { run.note(note) }
      return data
    }
  }

  /// Data sets with other images: one that is named, and those known ones that lie beside the data.
  ///
  /// - Throws: `Failure` (64) if the one named is the set that the models learn from.
  func loadOthers(_ run: Run, beside data: ImageDataset) throws -> [OtherSet] {
    let named = try loadNamedOther(run, than: data)
    let found = standIn ? [] : try search(run).sets.filter { $0.place != data.place }
    let beside = try found.map { try $0.read(threads: run.threads) }.filter {
      ["fashion-mnist", "kmnist"].contains($0.identity.name)
    }
    var others: [OtherSet] = []
    for (set, isNamed) in [(named, true)] + beside.map({ ($0, false) }) {
      guard let set, set.sha256 != data.sha256,
        !others.contains(where: { $0.set.sha256 == set.sha256 })
      else { continue }
      others.append(OtherSet(set: set, isNamed: isNamed))
    }
    return others
  }

  private func loadNamedOther(_ run: Run, than data: ImageDataset) throws -> ImageDataset? {
    guard let search = try otherSearch(run) else { return nil }
    guard let (dataset, notes) = try search.loadDataset(threads: run.threads) else { return nil }
    for note in notes { run.note(note) }
    guard dataset.sha256 != data.sha256 else {
      throw Failure(
        .usage,
        "option: --ood: \(dataset.place): found the data set that the models learn from, expected another"
      )
    }
    return dataset
  }

  private func search(_ run: Run) throws -> DataSearch {
    try DataSearch(
      DataPlaces(
        option: data?.path, environment: run.environment, currentDirectory: run.currentDirectory),
      unnamedCorruption: Self.originalCorruption)
  }

  private func otherSearch(_ run: Run) throws -> DataSearch? {
    try ood.map { folder in
      try DataSearch(
        DataPlaces(
          option: folder.path, named: "--ood", environment: run.environment,
          currentDirectory: run.currentDirectory)
      )
    }
  }

  private func drawDigits(_ run: Run) throws -> ReportData {
    // All digits, the two sets that they are parted in, and one of them under the corruption.
    try requireMemory(3 * 70_000 * 784, what: "stand-in digits", path: "memory")
    return .standIn(
      train: 60_000, test: 10_000, corruption: corruption, key: dataKey(run), threads: run.threads)
  }

  private func dataKey(_ run: Run) -> Key { Key(seed: run.seed) }

  private func checkThatStandInsMayBe(_ run: Run) throws {
    let places = "--data, $REPORT_DATA, ./data, the cache of `data fetch`"
    if run.isStrict {
      throw Failure(
        .noInput,
        "data: \(places): found no MNIST, expected it in a strict build; `data fetch` gets it, --stand-in draws digits in its place"
      )
    }
    run.note(
      "no MNIST found (\(places)): this report is built on stand-in digits that the program draws itself"
    )
  }

  /// What the notebook takes beside the data, in bytes, estimated from above (docs/performance.md).
  func memory(for data: ReportData, _ others: [OtherSet], seeds: Int) -> Int {
    let sets =
      [data.dataset.train, data.dataset.test, data.corrupted.test]
      + others.map(\.set.test)
    let images = sets.map { $0.count * Self.bytesPerImage($0) }.reduce(0, +)
    // Draws that are predicted side by side; what all models say of the test images, on each seed.
    let answers = data.dataset.test.count * (8 + 4 * seeds) << 10
    return images + answers + 64 << 20
  }

  /// Pixels as numbers, what the models find in them, labels in three forms. Images without a single pixel of ground can
  /// have other shades than those that models hold in a byte.
  private static func bytesPerImage(_ digits: LabelledImages) -> Int {
    let pixels = digits.rows * digits.columns * MemoryLayout<Float>.size
    return pixels + (digits.pixels.contains(0) ? 1_024 : pixels + 256) + 128
  }
}

extension ReportData {
  /// Whether the digits are those that the program draws itself.
  var isStandIn: Bool { dataset.identity == .standIn }
}
