import Foundation

/// The same training in other people's frameworks: scripts that print a line of JSON for each result.
struct Peers {
  let python: String

  private struct Line: Decodable {
    let peer: String
    let model: String
    let secondsPerEpoch: Double
  }

  func run(into table: inout BenchTable) throws {
    for script in ["keras_tfp", "torch_eager", "jax_scan"] {
      for line in try Peers.lines(of: script, python: python) {
        guard let result = try? JSONDecoder().decode(Line.self, from: line) else { continue }
        let ours = table.value(
          "epoch, \(result.model == "bayesian" ? "Bayesian" : "deterministic"), 2 threads")
        let ratio = ours.map { "\(Int(result.secondsPerEpoch / $0)) times ours" } ?? ""
        table.add(
          "epoch, \(result.model), \(result.peer)", result.secondsPerEpoch, "s", note: ratio)
      }
    }
  }

  /// What a script of `Benchmarks/peers` prints, line by line.
  static func lines(of script: String, python: String, arguments: [String] = []) throws -> [Data] {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["Benchmarks/peers/\(script).py"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return text.split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }
}
