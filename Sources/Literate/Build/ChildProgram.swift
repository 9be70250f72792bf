internal import Foundation

/// This program, run again as another process.
enum ChildProgram {
  /// The file of this program.
  static var path: String {
    Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
  }

  /// Runs it to its end. What it says on standard error is handed on if it fails, and is else of no interest.
  ///
  /// - Returns: its exit code; 128 and the signal's number for one that a signal ended.
  /// - Throws: `Failure` (71) if it cannot be started.
  static func run(_ arguments: [String], environment: [String: String]) throws(Failure) -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: path)
    (process.arguments, process.environment) = (arguments, environment)
    let errors = Pipe()
    process.standardError = errors
    do { try process.run() } catch {
      throw Failure(.system, "program: \(path): found no program that can be started, expected it")
    }
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    let code = isSignal ? 128 + process.terminationStatus : process.terminationStatus
    if code != 0 { FileHandle.standardError.write(text) }
    return code
  }
}
