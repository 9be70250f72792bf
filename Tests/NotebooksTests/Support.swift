import BayesianCNN
import Datasets
import Foundation
import LiterateModel

@testable import Literate

/// The shipped notebook, run on a few of the digits that the program draws, which stand in a folder of MNIST's form.
///
/// - Parameter others: how many images another data set has to learn from, and how many to be tested on; none is there for 0.
func builtNotebook(
  seed: UInt64 = 5, seedCount: Int = 1, epochs: Int = 2, others: Int = 0, threads: Int
) throws -> BuiltPage {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  defer { try? FileManager.default.removeItem(at: folder) }
  try writeDigits(in: folder.appending(path: "data/mnist"), train: 1_600, test: 200, seed: 5)
  var options = ["epochs": "\(epochs)", "draws": "10"]
  if others > 0 {
    options["ood"] = folder.appending(path: "other").path
    try writeDigits(
      in: folder.appending(path: "other/mnist"), train: others, test: others, seed: 6)
  }
  let notebook = BayesianCNN()
  try ParameterList(of: notebook).set(options: options)
  let run = Run(
    seed: seed, seedCount: seedCount, threads: threads,
    environment: ["REPORT_DATA": folder.appending(path: "data").path])
  let progress = ProgressView(.standardError, isQuiet: true, environment: [:])
  return try BuiltPage(notebook, run, progress: progress)
}

private func writeDigits(in folder: URL, train: Int, test: Int, seed: UInt64) throws {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let data = ImageDataset.standIn(train: train, test: test, key: Key(seed: seed), threads: 1)
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
