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
    // A reader that goes away is an error to be answered (74), not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      end(with: failure)
    } catch {
      exit(withError: error)
    }
  }

  private static func end(with failure: Failure) -> Never {
    try? Terminal.standardError.write("error: \(failure)\n")
    endProcess(failure.code.rawValue)
  }
}

/// The C library's `exit`, whose name `ParsableCommand` takes.
private func endProcess(_ code: Int32) -> Never { exit(code) }
