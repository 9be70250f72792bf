public import ArgumentParser
internal import Report

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that makes pages of notebooks: all that the main file of one has to say.
///
///     @main struct Main: ReportCommand {
///       static let notebooks: [any Notebook.Type] = [Coins.self]
///     }
public protocol ReportCommand {
  /// The first is built where none is named.
  static var notebooks: [any Notebook.Type] { get }
  /// What help and pages call the program; the name of its file, unless said otherwise.
  static var name: String { get }
  /// What it is for, in one sentence of its help.
  static var abstract: String { get }
  /// What `--version` prints.
  static var version: String { get }
  /// Commands of its own, beside `build`, `preview` and the others.
  static var subcommands: [any ParsableCommand.Type] { get }
}

extension ReportCommand {
  public static var name: String {
    let path = CommandLine.arguments.first ?? ""
    return String(path.split(separator: "/").last ?? "report")
  }
  public static var abstract: String { "Runs a notebook and writes a page of it." }
  public static var version: String { reportVersion }
  public static var subcommands: [any ParsableCommand.Type] { [] }

  /// Does what the command line says, and ends the program.
  public static func main() {
    requireMemoryToStart()
    Machine.shareOneHeap()
    keepStandardStreams()
    // A reader that goes away is an error to be answered (74), not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    // So is a limit on the size of files.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkThatArgumentsAreText()
      try list.checkNames()
      var command = try parse()
      try command.run()
    } catch let end as SilentEnd {
      exit(end.code.rawValue)
    } catch let faults as PageFaults {
      for fault in faults.faults { tell(Failure(fault)) }
      exit(faults.exitStatus.rawValue)
    } catch {
      // Help that a subcommand gives comes as an error, too.
      if RootCommand<Self>.exitCode(for: error) == .success {
        RootCommand<Self>.exit(withError: error)
      }
      end(with: Failure(error))
    }
  }

  static var list: NotebookList { NotebookList(name: name, types: notebooks) }

  private static func parse() throws -> any ParsableCommand {
    do {
      return try RootCommand<Self>.parseAsRoot()
    } catch {
      // Help, version and completions come as errors too.
      guard RootCommand<Self>.exitCode(for: error) == .validationFailure else {
        RootCommand<Self>.exit(withError: error)
      }
      throw UsageLine(
        message: RootCommand<Self>.message(for: error),
        subcommands: RootCommand<Self>.configuration.subcommands.map { $0._commandName },
        program: name
      ).failure
    }
  }

  private static func tell(_ failure: Failure) {
    Terminal.standardError.tell("error: \(failure)")
  }

  private static func end(with failure: Failure) -> Never {
    tell(failure)
    exit(failure.exitStatus.rawValue)
  }
}

/// Gives each standard stream that is closed a place that cannot be written to: a file that the program
/// opens would else get its number, and what is said to the user with it.
private func keepStandardStreams() {
  for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
}
