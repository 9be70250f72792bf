import BayesianCNN
import Datasets
import Foundation
import LiterateModel

@testable import Literate

/// The shipped notebook, run on a few of the digits that the program draws, which stand in a folder of MNIST's form.
func builtNotebook(seed: UInt64 = 5, threads: Int) throws -> BuiltPage {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  try writeDigits(in: folder.appending(path: "mnist"), train: 1_600, test: 200)
  let run = Run(seed: seed, threads: threads, environment: ["REPORT_DATA": folder.path])
  let progress = ProgressView(.standardError, isQuiet: true, environment: [:])
  return try BuiltPage(BayesianCNN(), run, progress: progress)
}

private func writeDigits(in folder: URL, train: Int, test: Int) throws {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let data = ImageDataset.standIn(train: train, test: test, key: Key(seed: 5), threads: 1)
  for (name, digits) in [("train", data.train), ("t10k", data.test)] {
    let count = withUnsafeBytes(of: UInt32(digits.count).bigEndian, Array.init)
    let images = [0, 0, 8, 3] + count + [0, 0, 0, 28, 0, 0, 0, 28] + digits.pixels
    let labels = [0, 0, 8, 1] + count + digits.labels
    try Data(images).write(to: folder.appending(path: "\(name)-images-idx3-ubyte"))
    try Data(labels).write(to: folder.appending(path: "\(name)-labels-idx1-ubyte"))
  }
}

extension BuiltPage {
  /// The notebook's own numbers, as results.json has them.
  func ownResults() throws -> Results {
    try JSONDecoder().decode(Results.self, from: Data(results))
  }
}
