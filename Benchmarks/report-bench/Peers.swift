import Foundation

/// The same training in other people's frameworks: scripts that print a line of JSON for each result.
struct Peers {
  let python: String
  let data: String?

  private struct Line: Decodable {
    let peer: String
    let model: String
    let secondsPerEpoch: Double
  }

  func run(into table: inout BenchTable) throws {
    for script in ["keras_tfp", "torch_eager", "torch_convolutions", "jax_scan"] {
      for line in try Peers.lines(of: script, python: python, data: data) {
        guard let result = try? JSONDecoder().decode(Line.self, from: line) else { continue }
        let model = result.model == "bayesian" ? "Bayesian" : result.model
        let ours = table.value(TrainingTrials.epochName(model, 2))
        let ratio = ours.map { String(format: "%.1f times ours", result.secondsPerEpoch / $0) }
        table.add(
          "epoch, \(model), \(result.peer)", result.secondsPerEpoch, "s", note: ratio ?? "")
      }
    }
  }

  /// What a script of `Benchmarks/peers` prints, line by line.
  static func lines(
    of script: String, python: String, arguments: [String] = [], data: String? = nil
  ) throws -> [Data] {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["Benchmarks/peers/\(script).py"] + arguments
    if let data {
      process.environment = ProcessInfo.processInfo.environment.merging(["REPORT_DATA": data]) {
        $1
      }
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { print("\(script): exit code \(process.terminationStatus)") }
    return text.split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }
}
