/// The mean of each window, channel by channel. With padding `same`, added positions do not count
/// (TensorFlow's choice).
package struct AveragePooling: Operation {
  package let window: Window

  package var inputShape: [Int] { window.inputShape }
  package var outputShape: [Int] { window.outputShape(channels: window.channels) }
  package var name: String { "AveragePooling2D \(window.rows.window)x\(window.columns.window)" }
  package var flops: Int { outputSize * (window.rows.window * window.columns.window + 1) }

  package func forward(_ pass: ForwardPass) {
    pass.output.update(repeating: 0, count: pass.samples * outputSize)
    forEachPosition(pass.samples) { position, cell, share in
      for channel in 0..<window.channels {
        pass.output[cell + channel] += share * pass.input[position + channel]
      }
    }
  }

  package func backward(_ pass: BackwardPass) {
    guard let dx = pass.inputGradient else { return }
    dx.update(repeating: 0, count: pass.samples * inputSize)
    forEachPosition(pass.samples) { position, cell, share in
      for channel in 0..<window.channels {
        dx[position + channel] += share * pass.outputGradient[cell + channel]
      }
    }
  }

  /// Calls `body` with the offset of each input position in each window, the offset of the window's
  /// output, and one over the number of positions in the window.
  @inline(__always)
  private func forEachPosition(_ samples: Int, _ body: (Int, Int, Float) -> Void) {
    var cell = 0
    for sample in 0..<samples {
      for row in 0..<window.rows.output {
        let rows = window.rows.range(row)
        for column in 0..<window.columns.output {
          let columns = window.columns.range(column)
          let share = 1 / Float(rows.count * columns.count)
          for r in rows {
            for c in columns {
              let position = (r * window.columns.size + c) * window.channels
              body(sample * inputSize + position, cell, share)
            }
          }
          cell += window.channels
        }
      }
    }
  }
}
