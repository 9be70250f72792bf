/// The greatest value of each window, channel by channel.
///
/// Scratch: an Int32 per output, the offset of the winner in the sample. Of equals the first wins (the
/// choice of TensorFlow's CPU kernel); a NaN wins over numbers, so that it is not hidden.
package struct MaxPooling: Operation {
  package let window: Window

  package var inputShape: [Int] { window.inputShape }
  package var outputShape: [Int] { window.outputShape(channels: window.channels) }
  package var name: String { "MaxPooling2D \(window.rows.window)x\(window.columns.window)" }
  package var flops: Int { outputSize * window.rows.window * window.columns.window }

  package func scratchBytes(samples: Int) -> Int { samples * outputSize * 4 }

  package func forward(_ pass: ForwardPass) {
    let winners = pass.scratch.assumingMemoryBound(to: Int32.self)
    let (inputSize, outputSize) = (inputSize, outputSize)
    for sample in 0..<pass.samples {
      pool(
        pass.input + sample * inputSize, into: pass.output + sample * outputSize,
        winners + sample * outputSize)
    }
  }

  package func backward(_ pass: BackwardPass) {
    guard let dx = pass.inputGradient else { return }
    let winners = pass.scratch.assumingMemoryBound(to: Int32.self)
    let (inputSize, outputSize) = (inputSize, outputSize)
    dx.update(repeating: 0, count: pass.samples * inputSize)
    for sample in 0..<pass.samples {
      for cell in sample * outputSize..<(sample + 1) * outputSize {
        dx[sample * inputSize + Int(winners[cell])] += pass.outputGradient[cell]
      }
    }
  }

  private func pool(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    _ winners: UnsafeMutablePointer<Int32>
  ) {
    let channels = window.channels
    var cell = 0
    for row in 0..<window.rows.output {
      let rows = window.rows.range(row)
      for column in 0..<window.columns.output {
        let columns = window.columns.range(column)
        var channel = 0
        while channel + 8 <= channels {
          poolEight(x, channel, rows, columns, into: y + cell + channel, winners + cell + channel)
          channel += 8
        }
        while channel < channels {
          poolOne(x, channel, rows, columns, into: y + cell + channel, winners + cell + channel)
          channel += 1
        }
        cell += channels
      }
    }
  }

  @inline(__always)
  private func poolEight(
    _ x: UnsafePointer<Float>, _ channel: Int, _ rows: Range<Int>, _ columns: Range<Int>,
    into y: UnsafeMutablePointer<Float>, _ winners: UnsafeMutablePointer<Int32>
  ) {
    let corner = (rows.lowerBound * window.columns.size + columns.lowerBound) * window.channels
    let start = corner + channel
    var best = SIMD8<Float>(loading: x + start)
    var winner = SIMD8<Int32>(repeating: Int32(start))
    for row in rows {
      for column in columns {
        let offset = (row * window.columns.size + column) * window.channels + channel
        let candidate = SIMD8<Float>(loading: x + offset)
        let wins = (candidate .> best) .| (candidate .!= candidate)
        best.replace(with: candidate, where: wins)
        winner.replace(with: SIMD8(repeating: Int32(offset)), where: wins)
      }
    }
    best.store(to: y)
    winner &+= SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
    UnsafeMutableRawPointer(winners).storeBytes(of: winner, as: SIMD8<Int32>.self)
  }

  private func poolOne(
    _ x: UnsafePointer<Float>, _ channel: Int, _ rows: Range<Int>, _ columns: Range<Int>,
    into y: UnsafeMutablePointer<Float>, _ winner: UnsafeMutablePointer<Int32>
  ) {
    var offset = (rows.lowerBound * window.columns.size + columns.lowerBound) * window.channels
    offset += channel
    winner.pointee = Int32(offset)
    var best = x[offset]
    for row in rows {
      for column in columns {
        offset = (row * window.columns.size + column) * window.channels + channel
        if x[offset] > best || x[offset].isNaN {
          best = x[offset]
          winner.pointee = Int32(offset)
        }
      }
    }
    y.pointee = best
  }
}

extension SIMD8<Float> {
  /// Eight floats from memory of any alignment.
  @inline(__always)
  init(loading pointer: UnsafePointer<Float>) {
    self = UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always)
  func store(to pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: SIMD8<Float>.self)
  }
}
