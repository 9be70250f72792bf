import Foundation
import Plot
import SampleFigures

/// What drawing costs: the notebook's figures, from numbers to PNG bytes, on one core.
struct FigureTrials {
  let repeats: Int

  func run(into table: inout BenchTable) throws {
    let font = try Font()
    let samples = sampleFigures()
    // The first figure pays for what is loaded once; so it does in the peer.
    _ = try samples[0].figure.png(theme: .light, font: font)
    for sample in samples {
      let seconds = try median { _ = try sample.figure.png(theme: .light, font: font) }
      table.add(Self.row(sample.name), 1000 * seconds, "ms")
    }
    let x = (0..<1_000_000).map(Double.init)
    let line = LineMark(x: x, y: x.map { sin($0 / 1000) })
    let seconds = try median { _ = try Figure.lines([line]).png(theme: .light, font: font) }
    table.add(Self.row("line of 1,000,000 points"), 1000 * seconds, "ms")
    let all = try median {
      for sample in samples {
        for theme in [Theme.light, .dark] { _ = try sample.figure.png(theme: theme, font: font) }
      }
    }
    table.add("all \(samples.count) figures, both themes, 1 core", 1000 * all, "ms")
  }

  private static func row(_ name: String) -> String { "figure \(name)" }

  /// The same figures by matplotlib, of the same size.
  func peer(python: String, into table: inout BenchTable) throws {
    struct Line: Decodable {
      let peer: String
      let figure: String
      let seconds: Double
    }
    let file = FileManager.default.temporaryDirectory.appending(
      path: "report-bench-figures-\(ProcessInfo.processInfo.processIdentifier).json")
    try samplesAsJSON().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let lines = try Peers.lines(
      of: "matplotlib_figures", python: python, arguments: [file.path, "\(repeats)"])
    for line in lines {
      guard let result = try? JSONDecoder().decode(Line.self, from: line) else { continue }
      let ours = table.value(Self.row(result.figure))
      let ratio = ours.map { "\(Int(1000 * result.seconds / $0)) times ours" } ?? ""
      table.add("\(result.figure), \(result.peer)", 1000 * result.seconds, "ms", note: ratio)
    }
  }

  private func median(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let times = try (0..<max(1, repeats)).map { _ in
      try clock.measure(body) / .seconds(1)
    }.sorted()
    return times[times.count / 2]
  }
}
