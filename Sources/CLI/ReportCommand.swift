import ArgumentParser
import Notebooks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `report`, the program.
@main struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Trains three small neural networks and writes a page about what they know.",
    discussion: """
      The page is a notebook whose listings are the code that ran and whose conclusions are tested \
      against its numbers. The first thing to try: report build
      """,
    version: reportVersion,
    subcommands: [BuildCommand.self, CheckCommand.self])

  static func main() {
    requireMemoryToStart()
    keepStandardStreams()
    // A reader that goes away is an error to be answered (74), not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    // So is a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkThatArgumentsAreText()
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      end(with: failure)
    } catch {
      // Help, version and completions come as errors too.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      end(with: UsageLine(message: message(for: error)).failure)
    }
  }

  private static func end(with failure: Failure) -> Never {
    Terminal.standardError.tell("error: \(failure)")
    endProcess(failure.code.rawValue)
  }
}

/// Gives each standard stream that is closed a place that cannot be written to: a file that the program
/// opens would else get its number, and what is said to the user with it.
private func keepStandardStreams() {
  for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
}

/// The C library's `exit`, whose name `ParsableCommand` takes.
private func endProcess(_ code: Int32) -> Never { exit(code) }
