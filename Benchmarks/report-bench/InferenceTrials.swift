import Model

/// Predictions: one pass over the training images, and 200 draws of the weights over the test images.
struct InferenceTrials {
  let material: Material
  let clock: Clock

  func run(threads: Int, into table: inout BenchTable) throws {
    let device = Device(threads: threads)
    let label = "\(threads) thread\(threads == 1 ? "" : "s")"
    let deterministic = try Networks.deterministic()
    _ = try deterministic.predict(material.images, on: device)
    let time = try clock.measure { _ = try deterministic.predict(material.images, on: device) }
    let rate = { (seconds: Double) in Double(material.images.count) / seconds / 1000 }
    table.add(
      "inference, \(label)", rate(time.median), "k images/s", note: "best \(Int(rate(time.best)))")
    let bayesian = try Networks.bayesian(count: material.images.count)
    let draws = try clock.measure(min(3, clock.repeats)) {
      _ = try bayesian.predict(material.test, draws: 200, key: Key(seed: 1), on: device)
    }
    table.add(
      "200 draws of \(material.test.count) images, \(label)", draws,
      target: threads == 2 ? 3.5 : nil)
  }
}
