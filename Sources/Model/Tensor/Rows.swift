extension Tensor {
  /// The scalars of element `index` of the first axis.
  public func row(_ index: Int) -> ArraySlice<Float> {
    precondition((0..<count).contains(index), "index must be in 0..<\(count), is \(index)")
    let range = index * rowSize..<(index + 1) * rowSize
    if case .codes(let coded) = content { return coded.decoded(range)[...] }
    return scalars[range]
  }

  /// The elements `range` of the first axis.
  public subscript(range: Range<Int>) -> Tensor {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "range must be within 0..<\(count), is \(range)")
    let (shape, part) = (
      [range.count] + shape.dropFirst(), range.lowerBound * rowSize..<range.upperBound * rowSize
    )
    if case .codes(let coded) = content {
      return Tensor(shape: shape, codes: Array(coded.codes[part]), table: coded.table)
    }
    return Tensor(shape: shape, scalars: Array(scalars[part]))
  }

  /// The first `length` elements of the first axis, or all when there are fewer.
  public func prefix(_ length: Int) -> Tensor { self[0..<Swift.min(Swift.max(length, 0), count)] }

  /// The elements of the first axis named by `indices`, in that order.
  public func gather(_ indices: some Sequence<Int>) -> Tensor {
    if case .codes(let coded) = content { return gathered(coded, indices) }
    var rows: [Float] = []
    var gathered = 0
    for index in indices {
      rows.append(contentsOf: row(index))
      gathered += 1
    }
    return Tensor(shape: [gathered] + shape.dropFirst(), scalars: rows)
  }

  /// Rows of bytes stay bytes.
  private func gathered(_ coded: CodedNumbers, _ indices: some Sequence<Int>) -> Tensor {
    var codes: [UInt8] = []
    var gathered = 0
    for index in indices {
      precondition((0..<count).contains(index), "index must be in 0..<\(count), is \(index)")
      codes.append(contentsOf: coded.codes[index * rowSize..<(index + 1) * rowSize])
      gathered += 1
    }
    return Tensor(shape: [gathered] + shape.dropFirst(), codes: codes, table: coded.table)
  }

  /// The index of the greatest scalar of each row, the first of equals (TF: `argmax`, last axis).
  public func argmax() -> [Int] {
    (0..<count).map { index in
      let row = self.row(index)
      let best = row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 }
      return best - row.startIndex
    }
  }
}

extension Tensor {
  /// A row of `classes` zeros with a one at the label, for each label (Keras: `to_categorical`).
  public static func oneHot(_ labels: some Collection<Int>, classes: Int) -> Tensor {
    var scalars = [Float](repeating: 0, count: labels.count * classes)
    for (row, label) in labels.enumerated() {
      precondition((0..<classes).contains(label), "label must be in 0..<\(classes), is \(label)")
      scalars[row * classes + label] = 1
    }
    return Tensor(shape: [labels.count, classes], scalars: scalars)
  }
}
