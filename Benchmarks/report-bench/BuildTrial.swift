import Foundation

/// `report build`, the program beside this one: time from start to exit, the most memory it held, and what of the time
/// went into writing the page.
struct BuildTrial {
  let data: String?
  let clock: Clock
  /// A Python with nbconvert; nil to do without.
  let converter: String?

  func run(into table: inout BenchTable) throws {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appending(path: "report").path
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let output = FileManager.default.temporaryDirectory.appending(
      path: "report-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: output) }
    let options = ["--quiet", "--threads", "2", "--output", output.path]
    var isFine = true
    var rendering: [Double] = []
    let time = try clock.measure {
      let code = try launch(program, ["build"] + options + (data.map { ["--data", $0] } ?? []))
      isFine = isFine && code == 0
      rendering.append(try renderingTime(output))
    }
    let note = isFine ? "" : "with an exit code that is not 0"
    table.add("report build, 2 threads", time, target: 4, note: note)
    table.add("report build, peak memory", peakOfChildren() / 1e6, "MB", target: 241)
    let median = rendering.sorted()[rendering.count / 2]
    table.add("page, Markdown and notebook of the results", 1000 * median, "ms", target: 150)
    table.add("report --help", 1000 * (try helpTime(program)), "ms", target: 20)
    try convert(output, into: &table)
  }

  /// The most memory that `report data info` holds, which reads MNIST and MNIST-C whole.
  func reading(into table: inout BenchTable) throws {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appending(path: "report").path
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let arguments = ["data", "info"] + (data.map { ["--data", $0] } ?? [])
    let code = try launch(program, arguments)
    table.add(
      "reading the data and MNIST-C, peak memory", peakOfChildren() / 1e6, "MB", target: 300,
      note: code == 0 ? "" : "exit code \(code)")
  }

  /// The same page by nbconvert, from the notebook twin, start of Python included.
  private func convert(_ output: URL, into table: inout BenchTable) throws {
    guard let converter else { return }
    let arguments = ["-m", "nbconvert", "--to", "html", output.path + "/notebook.ipynb"]
    var code: Int32 = 0
    let time = try clock.measure(3) { code = try launch(converter, arguments) }
    let note = code == 0 ? "" : "exit code \(code)"
    table.add("jupyter nbconvert --to html of the notebook", 1000 * time.median, "ms", note: note)
  }

  /// Seconds of one call, of fifty from a shell: this program would notice an end only tens of milliseconds late.
  private func helpTime(_ program: String) throws -> Double {
    let loop = "for i in $(seq 50); do \"$0\" --help; done"
    return try clock.measure { _ = try launch("/bin/sh", ["-c", loop, program]) }.median / 50
  }

  private func launch(_ program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Seconds of the stage `render`, as the build took them down.
  private func renderingTime(_ output: URL) throws -> Double {
    struct Timings: Decodable {
      struct Stage: Decodable {
        let name: String
        let seconds: Double
      }
      let stages: [Stage]
    }
    let file = try Data(contentsOf: output.appending(path: "timings.json"))
    let stages = try JSONDecoder().decode(Timings.self, from: file).stages
    return stages.first { $0.name == "render" }?.seconds ?? .nan
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
