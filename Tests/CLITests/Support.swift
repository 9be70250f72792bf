import Datasets
import Foundation
import TestSupport

/// What came of running the program.
struct Outcome {
  let code: Int32
  let output: String
  let errors: String
}

/// Options of a build of the shipped notebook that is as short as one can be, for tests to which it is all the same what it finds.
let quick = ["--seeds", "1", "--epochs", "1", "--draws", "5"]
let quickBuild = ["build", "--quiet"] + quick

/// The program beside the test bundle.
let program: URL = {
  let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  let beside = bundle.appending(path: "report")
  let isThere = FileManager.default.isExecutableFile(atPath: beside.path)
  return isThere ? beside : repository.appending(path: ".build/release/report")
}()

/// Runs the program as a user does, without the data that this machine may have or may have fetched.
///
/// - Parameters:
///   - mask: the mode bits that new files shall not have, in octal.
///   - shell: what a shell does that is given the command as its parameters.
func runReport(
  _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
  mask: String = "022", shell: String = "exec \"$0\" \"$@\""
) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "umask \(mask); \(shell)", program.path] + arguments
  var variables = ProcessInfo.processInfo.environment
  variables["REPORT_DATA"] = nil
  variables["XDG_CACHE_HOME"] = "/nowhere"
  process.environment = variables.merging(environment) { $1 }
  process.currentDirectoryURL = folder
  let (output, errors) = (Pipe(), Pipe())
  (process.standardOutput, process.standardError) = (output, errors)
  try process.run()
  let texts = [output, errors].map {
    String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
  process.waitUntilExit()
  return Outcome(code: process.terminationStatus, output: texts[0], errors: texts[1])
}

/// A few of the digits that the program draws, as MNIST's files in `data`.
func writeDigits(in folder: URL, train: Int = 320, test: Int = 96) throws -> URL {
  let mnist = folder.appending(path: "data/mnist")
  try FileManager.default.createDirectory(at: mnist, withIntermediateDirectories: true)
  let data = ImageDataset.standIn(train: train, test: test, key: Key(seed: 1), threads: 1)
  for (name, digits) in [("train", data.train), ("t10k", data.test)] {
    let count = withUnsafeBytes(of: UInt32(digits.count).bigEndian, Array.init)
    let images = [0, 0, 8, 3] + count + [0, 0, 0, 28, 0, 0, 0, 28] + digits.pixels
    let labels = [0, 0, 8, 1] + count + digits.labels
    try Data(images).write(to: mnist.appending(path: "\(name)-images-idx3-ubyte"))
    try Data(labels).write(to: mnist.appending(path: "\(name)-labels-idx1-ubyte"))
  }
  return folder.appending(path: "data")
}

/// A folder for one test.
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
