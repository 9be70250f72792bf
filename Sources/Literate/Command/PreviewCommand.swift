internal import ArgumentParser
internal import Foundation
internal import Synchronization

/// `preview [NAME]`.
struct PreviewCommand<Program: ReportCommand>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preview",
      abstract: "Shows a notebook's page in a browser, and each saved change.",
      discussion: """
        Changed prose is shown at once; changed code is compiled and run first, and errors are shown above the page. The page \
        is served to this machine only, and nothing is written to the output folder. Ctrl-C ends it.
        """)
  }

  @OptionGroup var build: BuildArguments<Program>

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port; without it the first free one from 4848 on.", valueName: "n"))
  var port: String?

  @Flag(help: "Open the page in a browser.")
  var open = false

  @OptionGroup(title: "Parameters of the notebook")
  var parameters: ParameterArguments<Program>

  func run() throws {
    let options = try build.options(parameters)
    // What is wrong with the options is told before anything is compiled.
    _ = try Build(options, of: Program.list)
    let port = try port.map { Int(try OptionText.number($0, "--port", in: 1...65_535)) }
    let file = FileManager.default.temporaryDirectory.appending(
      path: "preview-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let session = PreviewSession(
      try Self.folder(), notebook: try Program.list.notebook(named: options.notebook),
      arguments: arguments(options), snapshotPath: file.path,
      templates: options.templates)
    let isOpened = open
    try waiting { try await serve(session, port: port, isOpened: isOpened) }
  }

  /// The options as the program that makes the page is given them.
  private func arguments(_ options: BuildOptions) -> [String] {
    let named: [(String, String?)] = [
      ("--seed", build.seed), ("--seeds", build.seeds), ("--threads", build.threads),
      ("--parameters", build.parameterFile),
    ]
    return [build.notebook].compactMap(\.self)
      + named.flatMap { name, value in value.map { [name, $0] } ?? [] } + parameters.arguments
  }

  private static func folder() throws -> BuildFolder {
    do { return try BuildFolder(executable: ChildProgram.path) } catch {
      throw Failure(.unavailable, error.description)
    }
  }

}

/// Serves a session's page until somebody ends the program.
private func serve(_ session: PreviewSession, port: Int?, isOpened: Bool) async throws {
  let server: PreviewServer
  do { server = try PreviewServer(port: port) } catch {
    throw Failure(.unavailable, error.description)
  }
  let preview = Preview(server: server, watching: session.places, steps: session.steps) {
    Terminal.standardError.tell($0)
  }
  if isOpened { await openInBrowser(server.address) }
  try await untilInterrupted { try await preview.run() }
}

/// Does something asynchronous, and waits for its end.
private func waiting(_ work: @escaping @Sendable () async throws -> Void) throws {
  let end = DispatchSemaphore(value: 0)
  let outcome = Outcome()
  Task {
    do { try await work() } catch { outcome.error.withLock { $0 = error } }
    end.signal()
  }
  end.wait()
  if let error = outcome.error.withLock({ $0 }) { throw error }
}

/// What a task ended with.
private final class Outcome: Sendable {
  let error = Mutex<(any Error)?>(nil)
}
