import CKernels
import Model

/// Epochs of each model, and the trainings of a whole notebook.
struct TrainingTrials {
  let material: Material
  let clock: Clock
  static let peakName = "multiply-add peak, one core"

  func peak(into table: inout BenchTable) {
    table.add(Self.peakName, ck_peak_gflops(), "GFLOP/s", note: "kernels: \(Kernels.name)")
  }

  /// Seconds an epoch: fits of one epoch, each with what a call of `fit` costs.
  func epochs(threads: Int, into table: inout BenchTable) throws {
    let limits = threads == 1 ? (plain: 0.2, bayesian: 0.22) : (plain: 0.1, bayesian: 0.12)
    let device = Device(threads: threads)
    for (name, make, isSparse) in models {
      var model = try make()
      let targets = isSparse ? material.labels : material.oneHot
      let train = { _ = try model.fit(material.images, targets, epochs: 1, on: device) }
      try train()
      let time = try clock.measure(nil, train)
      table.add(
        Self.epochName(name, threads), time,
        target: name == "Bayesian" ? limits.bayesian : limits.plain,
        note: share(time.median, threads, table))
    }
  }

  /// An epoch of two convolutions with strides, by Adam: from fewer images, scaled to as many as MNIST has, as the peer in
  /// `Benchmarks/peers/torch_convolutions.py` does.
  func twoConvolutions(threads: Int, into table: inout BenchTable) throws {
    let (count, epoch) = (9600, 60_000)
    let (images, labels) = material.training(count)
    let device = Device(threads: threads)
    var model = try Networks.twoConvolutions()
    let train = { _ = try model.fit(images, labels, epochs: 1, on: device) }
    try train()
    let time = try clock.measure(min(3, clock.repeats), train)
    table.add(
      Self.epochName("two convolutions", threads), time.scaled(by: Double(epoch) / Double(count)),
      note: "from \(count) images")
  }

  static func epochName(_ model: String, _ threads: Int) -> String {
    "epoch, \(model), \(threads) thread\(threads == 1 ? "" : "s")"
  }

  private var models: [(name: String, make: () throws -> Sequential, isSparse: Bool)] {
    [
      ("deterministic", { try Networks.deterministic() }, true),
      ("probabilistic", Networks.probabilistic, false),
      ("Bayesian", { try Networks.bayesian(count: material.images.count) }, false),
    ]
  }

  /// What part of the time the convolution would take at the machine's peak if no input were blank.
  private func share(_ seconds: Double, _ threads: Int, _ table: BenchTable) -> String {
    guard let peak = table.value(Self.peakName), peak > 0 else { return "" }
    let work = 2 * 115_200 * Double(material.images.count) / 1e9
    return "dense convolution at \(Int(100 * work / seconds / peak / Double(threads)))% of peak"
  }

  /// 5, 5 and 10 epochs, one model after the other, from images that nobody has looked through.
  func all(threads: Int, into table: inout BenchTable) throws {
    let time = try clock.measure(min(3, clock.repeats)) {
      let device = Device(threads: threads)
      for (name, make, isSparse) in models {
        var model = try make()
        let targets = isSparse ? material.labels : material.oneHot
        try model.fit(material.images, targets, epochs: name == "Bayesian" ? 10 : 5, on: device)
      }
    }
    table.add(
      "all three trainings, \(threads) thread\(threads == 1 ? "" : "s")", time,
      target: threads == 2 ? 2.2 : nil, note: "5 + 5 + 10 epochs")
  }
}
