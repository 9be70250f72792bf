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
    for script in ["keras_tfp", "torch_eager", "jax_scan"] {
      let text = try output(of: script)
      for line in text.split(separator: "\n") {
        guard let result = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else {
          continue
        }
        let model = result.model == "bayesian" ? "Bayesian" : result.model
        let ours = table.value(TrainingTrials.epochName(model, 2))
        let ratio = ours.map { String(format: "%.0f times ours", result.secondsPerEpoch / $0) }
        table.add(
          "epoch, \(model), \(result.peer)", result.secondsPerEpoch, "s", note: ratio ?? "")
      }
    }
  }

  private func output(of script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["Benchmarks/peers/\(script).py"]
    if let data {
      process.environment = ProcessInfo.processInfo.environment.merging(["REPORT_DATA": data]) {
        $1
      }
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus != 0 { print("\(script): exit code \(process.terminationStatus)") }
    return text
  }
}
