import CKernels
import Datasets
import Foundation
import Model

/// What is measured, each on the digits of a report.
struct Trials {
  let repeats: Int
  private let images: Tensor
  private let labels: Tensor
  private let oneHot: Tensor
  private let test: Tensor

  init(digits: ReportData, repeats: Int) {
    self.repeats = repeats
    let train = digits.mnist.train
    images = Self.tensor(train)
    labels = Tensor(shape: [train.count, 1], scalars: train.labels.map { Float($0) })
    oneHot = Tensor.oneHot(train.labels.map { Int($0) }, classes: 10)
    test = Self.tensor(digits.mnist.test)
  }

  private static func tensor(_ digits: Digits) -> Tensor {
    let shades = (0...255).map { Float(1 - Double($0) / 255) }
    return Tensor(
      shape: [digits.count, 28, 28, 1], scalars: digits.pixels.map { shades[Int($0)] })
  }

  func peak(into table: inout BenchTable) {
    table.add(
      "FMA peak, one core, vectors of eight", ck_peak_gflops(), "GFLOP/s", note: Kernels.name)
  }

  /// Seconds an epoch: fits of one epoch, each with what a call of `fit` costs.
  func training(threads: Int, into table: inout BenchTable) throws {
    let device = Device(threads: threads)
    var deterministic = try Networks.deterministic()
    try deterministic.fit(images, labels, epochs: 1, on: device)
    let plain = try median { try deterministic.fit(images, labels, epochs: 1, on: device) }
    let peak = table.value("FMA peak, one core, vectors of eight") ?? 0
    // Forward pass of the convolution alone, as if no input were blank.
    let work = 2 * 115_200 * 60_000.0 / 1e9
    let share =
      peak > 0 ? "dense work at \(Int(100 * work / plain / peak / Double(threads)))% of peak" : ""
    table.add("epoch, deterministic, \(threads) threads", plain, "s", note: share)
    var bayesian = try Networks.bayesian(count: images.count)
    try bayesian.fit(images, oneHot, epochs: 1, on: device)
    table.add(
      "epoch, Bayesian, \(threads) threads",
      try median { try bayesian.fit(images, oneHot, epochs: 1, on: device) }, "s")
  }

  func inference(threads: Int, into table: inout BenchTable) throws {
    let device = Device(threads: threads)
    let deterministic = try Networks.deterministic()
    let bayesian = try Networks.bayesian(count: images.count)
    _ = try deterministic.predict(images, on: device)
    let seconds = try median { _ = try deterministic.predict(images, on: device) }
    table.add("inference, \(threads) threads", Double(images.count) / seconds, "images/s")
    let key = Key(seed: 1)
    table.add(
      "200 draws × \(test.count) images, \(threads) threads",
      try median(1) { _ = try bayesian.predict(test, draws: 200, key: key, on: device) }, "s")
  }

  /// The program beside this one.
  func build(into table: inout BenchTable) throws {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let program = folder.appending(path: "report")
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return }
    let output = FileManager.default.temporaryDirectory.appending(path: "report-bench-output")
    defer { try? FileManager.default.removeItem(at: output) }
    let seconds = try median {
      let process = Process()
      process.executableURL = program
      process.arguments = ["build", "--quiet", "--output", output.path]
      try process.run()
      process.waitUntilExit()
    }
    table.add("report build, 2 threads", seconds, "s")
  }

  func scaling(into table: inout BenchTable) throws {
    let device = Device(threads: 1)
    for size in [1, 4, 16, 32, 64, 256, 1024] {
      var model = try Networks.deterministic()
      table.add(
        "epoch, batches of \(size), 1 thread",
        try median(1) { try model.fit(images, labels, epochs: 1, batchSize: size, on: device) }, "s"
      )
    }
    for filters in [8, 16, 32, 64] {
      var model = try Networks.deterministic(filters: filters)
      table.add(
        "epoch, \(filters) filters, 1 thread",
        try median(1) { try model.fit(images, labels, epochs: 1, on: device) }, "s")
    }
    for times in [1, 2, 5, 10] {
      let many = Tensor(
        shape: [times * images.count, 28, 28, 1],
        scalars: [Float]((0..<times).map { _ in images.scalars }.joined()))
      let answers = Tensor(
        shape: [times * images.count, 1],
        scalars: [Float]((0..<times).map { _ in labels.scalars }.joined()))
      var model = try Networks.deterministic()
      table.add(
        "epoch, \(many.count) images, 1 thread",
        try median(1) { try model.fit(many, answers, epochs: 1, on: device) }, "s")
    }
  }

  private func median(_ count: Int? = nil, _ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let times = try (0..<max(1, count ?? repeats)).map { _ -> Double in
      let duration = try clock.measure(body)
      return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }.sorted()
    return times[times.count / 2]
  }
}
