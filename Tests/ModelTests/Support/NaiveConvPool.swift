import CKernels

/// Convolution, bias, ReLU and max-pooling by their definitions, in double precision.
struct NaiveConvPool {
  let shape: ck_conv_pool
  private var height: Int { Int(shape.height) }
  private var width: Int { Int(shape.width) }
  private var channels: Int { Int(shape.channels) }
  private var filters: Int { Int(shape.filters) }
  private var kernel: (rows: Int, columns: Int) {
    (Int(shape.kernel_height), Int(shape.kernel_width))
  }
  private var pool: (rows: Int, columns: Int) { (Int(shape.pool_height), Int(shape.pool_width)) }
  var rows: Int { (height - kernel.rows + 1) / pool.rows }
  var columns: Int { (width - kernel.columns + 1) / pool.columns }

  struct Forward {
    var output: [Double] = []
    /// Position of the winner in its cell, the first of equals.
    var winners: [Int32] = []
  }

  func forward(_ image: ArraySlice<Float>, _ weights: [Float], _ bias: [Float]) -> Forward {
    var result = Forward()
    for cell in 0..<rows * columns {
      for filter in 0..<filters {
        var (best, winner) = (-Double.infinity, 0)
        for position in 0..<pool.rows * pool.columns {
          let (row, column) = place(cell, position)
          let y = response(image, weights, row, column, filter) + Double(bias[filter])
          if y > best { (best, winner) = (y, position) }
        }
        result.output.append(shape.relu == 1 ? max(best, 0) : best)
        result.winners.append(Int32(winner))
      }
    }
    return result
  }

  private func place(_ cell: Int, _ position: Int) -> (row: Int, column: Int) {
    (
      cell / columns * pool.rows + position / pool.columns,
      cell % columns * pool.columns + position % pool.columns
    )
  }

  private func response(
    _ image: ArraySlice<Float>, _ weights: [Float], _ row: Int, _ column: Int, _ filter: Int
  ) -> Double {
    var sum = 0.0
    forEachTap(row, column) { pixel, tap in
      sum += Double(image[image.startIndex + pixel]) * Double(weights[tap * filters + filter])
    }
    return sum
  }

  private func forEachTap(_ row: Int, _ column: Int, _ body: (_ pixel: Int, _ tap: Int) -> Void) {
    for i in 0..<kernel.rows {
      for j in 0..<kernel.columns {
        for c in 0..<channels {
          body(
            ((row + i) * width + column + j) * channels + c, (i * kernel.columns + j) * channels + c
          )
        }
      }
    }
  }

  /// Adds the gradients of one image to those of kernel and bias, through the winners only.
  func addGradient(
    _ image: ArraySlice<Float>, _ forward: Forward, _ slopes: ArraySlice<Float>,
    to kernel: inout [Double], _ bias: inout [Double]
  ) {
    for at in forward.output.indices {
      let slope = Double(slopes[slopes.startIndex + at])
      guard shape.relu == 0 || forward.output[at] > 0 else { continue }
      let (row, column) = place(at / filters, Int(forward.winners[at]))
      forEachTap(row, column) { pixel, tap in
        kernel[tap * filters + at % filters] += slope * Double(image[image.startIndex + pixel])
      }
      bias[at % filters] += slope
    }
  }
}
