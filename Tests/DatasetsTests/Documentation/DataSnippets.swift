import Datasets
import Foundation
import Testing

/// Readers, sets and corruptions, as docs/data.md shows them.
@Suite struct DataSnippets {
  @Test func corruptionsOfImages() {
    // begin
    let digits = StandInDigits(key: Key(seed: 0)).draw(0..<100, threads: 1)
    let spattered = Spatter(severity: 4)(digits, key: Key(seed: 1))
    let foggy = Fog()(digits, key: Key(seed: 1), threads: 2)  // as strong as in the benchmark
    // end
    #expect(spattered.labels == digits.labels && spattered != digits)
    #expect(foggy.count == 100 && foggy != digits)
  }

  @Test func noiseOfOnesOwn() {
    let image = [Double](repeating: 0, count: 784)
    // begin
    let noise = [Double](repeating: 1.5, count: 784)  // standard normal numbers, in Spatter's case
    let blotted = Spatter().corrupt(image, noise: noise)
    // end
    #expect(blotted.allSatisfy { abs($0 - 63.0 / 255) < 1e-12 })
  }

  @Test func dataThatAreThere() throws {
    let environment: [String: String] = [:]
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    // begin
    let places = DataPlaces(option: nil, environment: environment, currentDirectory: folder)
    let search = try DataSearch(places)
    for note in search.notes { print(note) }  // what was passed over, and why
    if let (mnist, _) = try search.loadDataset(threads: 2) {
      print(mnist.identity.title, mnist.train.count, mnist.sha256)
    }
    // end
    #expect(search.isEmpty)
  }

  @Test func arraysOfNumPy() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    // begin
    let bytes = NPY.bytes(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    try Data(bytes).write(to: URL(filePath: path))
    let array = try NPY(contentsOf: path)  // array.shape is [2, 3]
    // end
    #expect(array.shape == [2, 3] && array.elements == [1, 2, 3, 4, 5, 6])
  }

  @Test func aCorruptionFromOutside() {
    let digits = StandInDigits(key: Key(seed: 0)).draw(0..<3, threads: 1)
    let negative = Negative()(digits, key: Key(seed: 0))
    #expect(negative.pixels == digits.pixels.map { 255 - $0 })
  }
}

// begin
/// Black and white exchanged.
struct Negative: Corruption {
  static let name = "negative"
  static let severities = 1...1
  static let defaultSeverity = 1

  let severity: Int
  var appearance: String { "with black and white exchanged" }

  init(severity: Int) { self.severity = severity }

  func corrupt(_ image: [Double], noise: Void) -> [Double] { image.map { 1 - $0 } }
}
// end
