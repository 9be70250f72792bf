internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// A program that is run to its end or until it is no longer wanted.
package struct ChildProcess: Sendable {
  /// The path of the program, or its name if it is to be looked for in `PATH`.
  package var executable: String
  package var arguments: [String]
  /// The folder that it runs in; nothing for this program's own.
  package var folder: String?

  package init(_ executable: String, _ arguments: [String], folder: String? = nil) {
    self.executable = executable
    self.arguments = arguments
    self.folder = folder
  }

  /// How a program ended.
  package enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  /// Runs it, and hands over each line that it prints on either of its outputs.
  ///
  /// It leads a process group of its own. When the task is cancelled the whole group is asked to end, and killed two seconds later; in
  /// any case it has ended when this returns.
  ///
  /// - Throws: what the system says if it cannot be started, `CancellationError`.
  package func run(_ line: @Sendable (String) async -> Void) async throws -> Ending {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let result = try await Subprocess.run(
      executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
      arguments: Arguments(arguments), workingDirectory: folder.map { FilePath($0) },
      platformOptions: options, input: .none, output: .sequence, error: .combinedWithOutput
    ) { child in
      let lines = child.standardOutput.strings(bufferingPolicy: .unbounded)
      for try await text in lines { await line(text) }
    }
    try Task.checkCancellation()
    switch result.terminationStatus {
    case .exited(let code): return .exit(code)
    case .signaled(let signal): return .signal(signal)
    }
  }
}
