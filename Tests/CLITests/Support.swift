import Foundation
import TestSupport

/// What came of running the program.
struct Outcome {
  let code: Int32
  let output: String
  let errors: String
}

/// The program beside the test bundle.
let program: URL = {
  let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  let beside = bundle.appending(path: "report")
  let isThere = FileManager.default.isExecutableFile(atPath: beside.path)
  return isThere ? beside : repository.appending(path: ".build/release/report")
}()

/// Runs the program as a user does, without the data that this machine may have.
///
/// - Parameter mask: the mode bits that new files shall not have, in octal.
func runReport(
  _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
  mask: String = "022"
) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "umask \(mask); exec \"$0\" \"$@\"", program.path] + arguments
  var variables = ProcessInfo.processInfo.environment
  variables["REPORT_DATA"] = nil
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

/// A folder for one test.
func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}
