internal import Subprocess
internal import Synchronization

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
  /// It leads a session of its own. When the task is cancelled it is asked to end, with the programs of its group, and killed
  /// two seconds later; whatever else it has started is killed when it has ended. Nothing of it runs when this returns.
  ///
  /// - Throws: what the system says if it cannot be started, `CancellationError`.
  package func run(_ line: @Sendable (String) async -> Void) async throws -> Ending {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let leader = Mutex<pid_t?>(nil)
    do {
      return try await run(options, start: { child in leader.withLock { $0 = child } }, line)
    } catch {
      if Task.isCancelled, let leader = leader.withLock({ $0 }) {
        await ProcessSession(leader: leader).end()
      }
      throw error
    }
  }

  private func run(
    _ options: PlatformOptions, start: @Sendable (pid_t) -> Void,
    _ line: @Sendable (String) async -> Void
  ) async throws -> Ending {
    let result = try await Subprocess.run(
      executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
      arguments: Arguments(arguments), workingDirectory: folder.map { FilePath($0) },
      platformOptions: options, input: .none, output: .sequence, error: .combinedWithOutput
    ) { child in
      start(child.processIdentifier.value)
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
