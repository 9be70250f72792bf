extension Figure {
  /// The axes, with the scales and numbers that they share settled (matplotlib's `sharex`, `sharey`): x axes share
  /// the numbers of the lowest row, y axes those of the first column.
  var settledRows: [[Axes]] {
    let all = rows.joined().filter(\.hasAxes)
    let x = sharesX ? Scale.common(all.map { ($0.x, $0.xScale) }) : nil
    let y = sharesY ? Scale.common(all.map { ($0.y, $0.yScale) }) : nil
    return rows.indices.map { row in
      rows[row].indices.map { column in
        var axes = rows[row][column]
        // Scales that span the marks are worked out once.
        (axes.x, axes.y) = (axes.xScale, axes.yScale)
        guard axes.hasAxes else { return axes }
        if let x { axes.share(x: x, isLowest: row == rows.count - 1) }
        if let y { axes.share(y: y, isFirst: column == 0) }
        return axes
      }
    }
  }
}

extension Axes {
  fileprivate mutating func share(x scale: Scale, isLowest: Bool) {
    x = scale
    if isLowest { return }
    (hasXNumbers, xLabel) = (false, "")
  }

  fileprivate mutating func share(y scale: Scale, isFirst: Bool) {
    y = scale
    if isFirst { return }
    (hasYNumbers, yLabel) = (false, "")
  }
}

extension Scale {
  /// The first scale that was asked for; else the one that holds all.
  fileprivate static func common(_ scales: [(asked: Scale?, own: Scale)]) -> Scale? {
    if let asked = scales.compactMap(\.asked).first { return asked }
    let ends = scales.flatMap { scale -> [Double] in
      guard case .linear(let range) = scale.own else { return [] }
      return [range.lowerBound, range.upperBound]
    }
    return extent(ends).map(Scale.linear)
  }
}
