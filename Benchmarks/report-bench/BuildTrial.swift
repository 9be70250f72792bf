import Foundation

/// `report build`, the program beside this one: time from start to exit, and the most memory it held.
struct BuildTrial {
  let data: String?
  let clock: Clock

  func run(into table: inout BenchTable) throws {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appending(path: "report")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return }
    let output = FileManager.default.temporaryDirectory.appending(
      path: "report-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: output) }
    var isFine = true
    let time = try clock.measure {
      let process = Process()
      process.executableURL = program
      let data = self.data.map { ["--data", $0] } ?? []
      process.arguments = ["build", "--quiet", "--threads", "2", "--output", output.path] + data
      try process.run()
      process.waitUntilExit()
      isFine = isFine && process.terminationStatus == 0
    }
    let note = isFine ? "" : "with an exit code that is not 0"
    table.add("report build, 2 threads", time, target: 4, note: note)
    table.add("report build, peak memory", peakOfChildren() / 1e6, "MB", target: 500)
  }

  /// Bytes held by the child that held most. Peers come later, so that this is the build.
  private func peakOfChildren() -> Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      return Double(usage.ru_maxrss) * 1024
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
      return Double(usage.ru_maxrss)
    #endif
  }
}
