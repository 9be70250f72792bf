import Model

/// How the time of an epoch of the deterministic network grows with one size, all others the notebook's.
struct ScalingTrials {
  let material: Material

  struct Curve {
    let size: String
    let threads: Int
    var sizes: [Double] = []
    var seconds: [Double] = []
  }

  func run(into table: inout BenchTable) throws -> [Curve] {
    try [1, 2].flatMap { threads in
      let device = Device(threads: threads)
      return [
        try curve("batch size", threads, [1, 4, 16, 32, 64, 256, 1024], &table) { size in
          try epoch(material.images, material.labels, batchSize: size, on: device)
        },
        try curve("filters", threads, [8, 16, 32, 64], &table) { filters in
          try epoch(material.images, material.labels, filters: filters, on: device)
        },
        try curve("images", threads, [10_000, 60_000, 200_000, 600_000], &table) { count in
          let (images, labels) = material.training(count)
          return try epoch(images, labels, on: device)
        },
      ]
    }
  }

  private func curve(
    _ size: String, _ threads: Int, _ sizes: [Int], _ table: inout BenchTable,
    _ epoch: (Int) throws -> Double
  ) rethrows -> Curve {
    var curve = Curve(size: size, threads: threads)
    for value in sizes {
      let seconds = try epoch(value)
      table.add(
        "epoch, \(size) \(value), \(threads) thread\(threads == 1 ? "" : "s")", seconds, "s")
      curve.sizes.append(Double(value))
      curve.seconds.append(seconds)
    }
    return curve
  }

  /// The best of three epochs, behind one in which the images are looked through.
  private func epoch(
    _ images: Tensor, _ labels: Tensor, filters: Int = 8, batchSize: Int = 32, on device: Device
  ) throws -> Double {
    var model = try Networks.deterministic(filters: filters)
    let train = {
      _ = try model.fit(images, labels, epochs: 1, batchSize: batchSize, on: device)
    }
    try train()
    return try Clock(repeats: 3).measure(nil, train).best
  }
}
