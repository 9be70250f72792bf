import Datasets
import Foundation

/// Reading MNIST, and corrupting images.
struct DataTrials {
  let data: String?
  let clock: Clock
  /// A Python, and what `Benchmarks/peers/corruptions.py` takes: the published file and the folder of an old scikit-image.
  let peer: (python: String, arguments: [String])?

  func run(into table: inout BenchTable) throws {
    let digits = try reading(into: &table)
    let key = Key(seed: 0)
    let spatter = clock.measure(3) { _ = Spatter()(digits.train, key: key, threads: 2) }
    table.add("spatter, \(digits.train.count) images, 2 threads", spatter, target: 1)
    var times: [(name: String, time: Clock.Time)] = []
    for kind in Corruptions.all {
      let corruption = kind.init()
      let time = clock.measure(3) { _ = corruption(digits.test, key: key, threads: 2) }
      times.append((kind.name, time))
    }
    table.add(
      "all \(times.count) corruptions, \(digits.test.count) images, 2 threads",
      times.map(\.time.median).reduce(0, +), "s", target: 2,
      note: times.map { "\($0.name) \(Int(1000 * $0.time.median))" }.joined(separator: ", ") + " ms"
    )
    try publishedFunctions(into: &table)
  }

  /// MNIST from where it lies; stand-in digits where it is not there.
  private func reading(into table: inout BenchTable) throws -> ImageDataset {
    let search = try DataSearch(places(data))
    guard let (dataset, _) = try search.loadDataset(threads: 2) else {
      return ImageDataset.standIn(train: 60_000, test: 10_000, key: Key(seed: 0), threads: 2)
    }
    let time = try clock.measure { _ = try search.loadDataset(threads: 2) }
    table.add("reading the data set, sums included, 2 threads", time, target: 0.25)
    return dataset
  }

  /// The functions of Mu and Gilmer, one image after the other as they are written.
  private func publishedFunctions(into table: inout BenchTable) throws {
    struct Line: Decodable {
      let corruption: String
      let secondsPer10000: Double
    }
    guard let peer else { return }
    let lines = try Peers.lines(
      of: "corruptions", python: peer.python, arguments: peer.arguments, data: data
    ).map { try JSONDecoder().decode(Line.self, from: $0) }
    guard let all = lines.first(where: { $0.corruption == "all" }) else { return }
    table.add(
      "the \(lines.count - 1) published functions, 10,000 images, one processor",
      all.secondsPer10000, "s")
  }
}

/// Where data are looked for, as the program does.
func places(_ data: String?) -> DataPlaces {
  DataPlaces(
    option: data, environment: ProcessInfo.processInfo.environment,
    currentDirectory: FileManager.default.currentDirectoryPath)
}
