// The general convolution
//
// Cross-correlation, as in Keras: y[r, c, f] = b[f] + Σ x[r s + i, c s + j, ch] k[i, j, ch, f]. Channels
// are the last axis on both sides, so that for one row i of the kernel the taps (j, ch) of a window are
// contiguous in the image, and eight filters are one vector. The kernel is repacked once a chunk to
// [filters / 8][taps][8], the last group filled up with zeros; four neighbouring windows share each
// load of it. Padding is done by copying the image into a larger one, which leaves the loops plain.
//
// Backwards, most gradients behind a ReLU and a max-pool are zero: groups that are wholly zero are
// skipped.

/// A convolution with bias; kernel [rows, columns, channels, filters], bias [filters] behind it.
package struct Convolution: Operation {
  package let window: Window
  package let filters: Int
  package let useBias: Bool
  package let weights: Range<Int>

  package var inputShape: [Int] { window.inputShape }
  package var outputShape: [Int] { window.outputShape(channels: filters) }
  package var name: String { "Conv2D \(window.rows.window)x\(window.columns.window)" }
  package var flops: Int { outputSize * (2 * taps + (useBias ? 1 : 0)) }

  package func scratchBytes(samples: Int) -> Int { Layout(self).floats * 4 }

  package func forward(_ pass: ForwardPass) {
    let layout = Layout(self)
    let scratch = pass.scratch.assumingMemoryBound(to: Float.self)
    pack(pass.weights + weights.lowerBound, into: scratch + layout.kernel)
    let bias = useBias ? pass.weights + weights.lowerBound + taps * filters : nil
    let outputSize = outputSize
    for sample in 0..<pass.samples {
      let x = padded(pass.input + sample * inputSize, in: scratch + layout.image)
      for group in 0..<groups {
        convolve(
          x, scratch + layout.kernel + group * taps * 8, bias, group,
          into: pass.output + sample * outputSize)
      }
    }
  }

  package func backward(_ pass: BackwardPass) {
    let layout = Layout(self)
    let scratch = pass.scratch.assumingMemoryBound(to: Float.self)
    let sums = scratch + layout.gradient
    sums.update(repeating: 0, count: groups * (taps + 1) * 8)
    for sample in 0..<pass.samples {
      let x = padded(pass.input + sample * inputSize, in: scratch + layout.image)
      let dy = pass.outputGradient + sample * outputSize
      for group in 0..<groups { accumulate(x, dy, group, into: sums + group * (taps + 1) * 8) }
      if let dx = pass.inputGradient {
        pullBack(
          dy, scratch + layout.kernel, scratch + layout.imageGradient, into: dx + sample * inputSize
        )
      }
    }
    unpack(sums, into: pass.weightGradient + weights.lowerBound)
  }
}

extension Convolution {
  package var taps: Int { window.rows.window * rowTaps }
  /// Taps of one row of the kernel: contiguous in the image.
  private var rowTaps: Int { window.columns.window * window.channels }
  private var groups: Int { (filters + 7) / 8 }
  private var paddedRow: Int { window.columns.padded * window.channels }
  private var isPadded: Bool {
    window.rows.padded != window.rows.size || window.columns.padded != window.columns.size
  }
  private func lanes(_ group: Int) -> Int { min(8, filters - group * 8) }

  /// Offset of the first tap of the window at (row, column) in the padded image.
  @inline(__always)
  private func corner(_ row: Int, _ column: Int) -> Int {
    row * window.rows.stride * paddedRow + column * window.columns.stride * window.channels
  }

  /// Where things lie in the scratch memory, in floats.
  private struct Layout {
    let kernel = 0
    let gradient, image, imageGradient, floats: Int

    init(_ convolution: Convolution) {
      let size = convolution.window.rows.padded * convolution.paddedRow
      gradient = convolution.groups * convolution.taps * 8
      image = gradient + convolution.groups * (convolution.taps + 1) * 8
      imageGradient = image + size
      floats = imageGradient + size
    }
  }

  private func pack(_ kernel: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    for group in 0..<groups {
      for tap in 0..<taps {
        let row = packed + (group * taps + tap) * 8
        for lane in 0..<8 {
          row[lane] = lane < lanes(group) ? kernel[tap * filters + group * 8 + lane] : 0
        }
      }
    }
  }

  private func unpack(_ sums: UnsafePointer<Float>, into gradient: UnsafeMutablePointer<Float>) {
    for group in 0..<groups {
      for tap in 0..<(useBias ? taps + 1 : taps) {
        let row = sums + (group * (taps + 1) + tap) * 8
        for lane in 0..<lanes(group) { gradient[tap * filters + group * 8 + lane] = row[lane] }
      }
    }
  }

  /// The image with its padding, or, when there is none, the image itself.
  private func padded(
    _ x: UnsafePointer<Float>, in copy: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    guard isPadded else { return x }
    copy.update(repeating: 0, count: window.rows.padded * paddedRow)
    let size = window.columns.size * window.channels
    for row in 0..<window.rows.size {
      let start = (window.rows.before + row) * paddedRow + window.columns.before * window.channels
      (copy + start).update(from: x + row * size, count: size)
    }
    return UnsafePointer(copy)
  }
}

extension Convolution {
  private func convolve(
    _ x: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?,
    _ group: Int, into y: UnsafeMutablePointer<Float>
  ) {
    let start = bias.map { lanesOf($0, group) } ?? .zero
    let step = window.columns.stride * window.channels
    for row in 0..<window.rows.output {
      var column = 0
      while column + 4 <= window.columns.output {
        let sums = four(x + corner(row, column), step, kernel, start)
        let cell = y + (row * window.columns.output + column) * filters
        store(sums.0, group, into: cell)
        store(sums.1, group, into: cell + filters)
        store(sums.2, group, into: cell + 2 * filters)
        store(sums.3, group, into: cell + 3 * filters)
        column += 4
      }
      while column < window.columns.output {
        let cell = y + (row * window.columns.output + column) * filters
        store(one(x + corner(row, column), kernel, start), group, into: cell)
        column += 1
      }
    }
  }

  private typealias Lanes = SIMD8<Float>

  @inline(__always)
  private func four(
    _ x: UnsafePointer<Float>, _ step: Int, _ kernel: UnsafePointer<Float>, _ start: Lanes
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    var (a, b, c, d) = (start, start, start, start)
    var tap = kernel
    for i in 0..<window.rows.window {
      let row = x + i * paddedRow
      for t in 0..<rowTaps {
        let k = Lanes(loading: tap)
        a += k * row[t]
        b += k * row[t + step]
        c += k * row[t + 2 * step]
        d += k * row[t + 3 * step]
        tap += 8
      }
    }
    return (a, b, c, d)
  }

  @inline(__always)
  private func one(
    _ x: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>, _ start: Lanes
  ) -> Lanes {
    var sum = start
    var tap = kernel
    for i in 0..<window.rows.window {
      let row = x + i * paddedRow
      for t in 0..<rowTaps {
        sum += Lanes(loading: tap) * row[t]
        tap += 8
      }
    }
    return sum
  }

  @inline(__always)
  private func lanesOf(_ cell: UnsafePointer<Float>, _ group: Int) -> Lanes {
    let pointer = cell + group * 8
    if lanes(group) == 8 { return Lanes(loading: pointer) }
    var values = Lanes.zero
    for lane in 0..<lanes(group) { values[lane] = pointer[lane] }
    return values
  }

  @inline(__always)
  private func store(_ sum: Lanes, _ group: Int, into cell: UnsafeMutablePointer<Float>) {
    let pointer = cell + group * 8
    if lanes(group) == 8 { return sum.store(to: pointer) }
    for lane in 0..<lanes(group) { pointer[lane] = sum[lane] }
  }

  /// Adds x ⊗ dy over all windows to [taps][8], and dy to the row behind, the bias.
  private func accumulate(
    _ x: UnsafePointer<Float>, _ dy: UnsafePointer<Float>, _ group: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    forEachGradient(dy, group) { corner, gradient in
      var row = sums
      for i in 0..<window.rows.window {
        let values = x + corner + i * paddedRow
        for t in 0..<rowTaps {
          (Lanes(loading: row) + gradient * values[t]).store(to: row)
          row += 8
        }
      }
      (Lanes(loading: row) + gradient).store(to: row)
    }
  }

  /// dx[corner + tap] += Σ_f dy[f] k[tap, f], in the padded image; then cropped.
  private func pullBack(
    _ dy: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>,
    _ image: UnsafeMutablePointer<Float>, into dx: UnsafeMutablePointer<Float>
  ) {
    image.update(repeating: 0, count: window.rows.padded * paddedRow)
    for group in 0..<groups {
      forEachGradient(dy, group) { corner, gradient in
        var tap = kernel + group * taps * 8
        for i in 0..<window.rows.window {
          let values = image + corner + i * paddedRow
          for t in 0..<rowTaps {
            values[t] += (Lanes(loading: tap) * gradient).sum()
            tap += 8
          }
        }
      }
    }
    let size = window.columns.size * window.channels
    for row in 0..<window.rows.size {
      let start = (window.rows.before + row) * paddedRow + window.columns.before * window.channels
      (dx + row * size).update(from: image + start, count: size)
    }
  }

  @inline(__always)
  private func forEachGradient(
    _ dy: UnsafePointer<Float>, _ group: Int, _ body: (_ corner: Int, _ gradient: Lanes) -> Void
  ) {
    for row in 0..<window.rows.output {
      for column in 0..<window.columns.output {
        let gradient = lanesOf(dy + (row * window.columns.output + column) * filters, group)
        if gradient != .zero { body(corner(row, column), gradient) }
      }
    }
  }
}
