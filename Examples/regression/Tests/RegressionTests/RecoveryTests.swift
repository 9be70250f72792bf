import Foundation
import Testing

/// What the notebook finds in data whose law is known, from many points: run as a user runs it.
@Suite(.serialized) struct RecoveryTests {
  @Test(arguments: [0, 1, 2])
  func lineAndNoiseAreRecovered(_ seed: Int) throws {
    let results = try results(["--seed", "\(seed)", "--points", "5000", "--epochs", "50"])
    // The truth is y = (1 + sin x) x / 8 + 5. A line has no waves: they count as noise.
    for (x, index) in [(-20.0, 0), (20.0, 40), (60.0, 80)] {
      let found = results.line[index]
      #expect(abs(found - (5 + 0.125 * x)) < 1, "found \(found) at \(x)")
    }
    let best = bestNoise()
    for (x, index) in [(-20.0, 0), (20.0, 40), (60.0, 80)] {
      let (found, expected) = (results.noise[index], best(x))
      #expect(abs(found / expected - 1) < 0.15, "found \(found) at \(x), expected \(expected)")
    }
    let coverages = results.scores.suffix(1).map(\.coverage)
    #expect(coverages.allSatisfy { (0.93...0.97).contains($0) }, "found \(coverages)")
  }

  /// The deviation that a line through softplus fits best to the true one: by trying many, where the mean of the squared distance
  /// from the line is known.
  private func bestNoise() -> (Double) -> Double {
    let squares = (0..<80).map { step in
      let x = Double(step) - 19.5
      let (noise, wave) = (3 * (0.25 + (x + 20) * (x + 20) / 6400), 0.125 * x)
      return (x: x, square: noise * noise + wave * wave / 2)
    }
    func deviation(_ a: Double, _ b: Double, _ x: Double) -> Double {
      log1p(exp(a + b * (x - 20) / 40))
    }
    func loss(_ a: Double, _ b: Double) -> Double {
      squares.reduce(0) { sum, point in
        let deviation = deviation(a, b, point.x)
        return sum + log(deviation) + point.square / (2 * deviation * deviation)
      }
    }
    let steps = (10...60).map { Double($0) / 10 }
    let tried = steps.flatMap { a in steps.map { b in (a: a, b: b, loss: loss(a, b)) } }
    let best = tried.min { $0.loss < $1.loss } ?? tried[0]
    return { x in deviation(best.a, best.b, x) }
  }

  private struct Results: Decodable {
    struct Score: Decodable { let coverage: Double }
    let scores: [Score]
    let line: [Double]
    let noise: [Double]
  }

  private func results(_ options: [String]) throws -> Results {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "regression")
    process.arguments = ["build", "--quiet", "--strict", "--output", output.path] + options
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let file = try Data(contentsOf: output.appending(path: "results.json"))
    return try JSONDecoder().decode(Results.self, from: file)
  }
}
