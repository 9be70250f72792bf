extension Sequential {
  /// The layers, their output shapes and numbers of parameters, as Keras prints them.
  ///
  /// Columns are Keras' (29, 26, 10 characters wide), the first two wider where a name or shape would
  /// be cut.
  public func summary() -> String {
    let cells = layers.map { layer in
      ["\(layer.name) (\(layer.className))", layer.shapeText, "\(layer.parameterCount)"]
    }
    let rows = [["Layer (type)", "Output Shape", "Param #"]] + cells
    let widths = [29, 26, 10].enumerated().map { column, width in
      max(width, (rows.map { $0[column].count }.max() ?? 0) + 1)
    }
    let total = widths.reduce(0, +)
    let lines = rows.map { Sequential.line($0, widths) }
    let thin = String(repeating: "_", count: total)
    let thick = String(repeating: "=", count: total)
    let body = lines.dropFirst().joined(separator: "\n\(thin)\n")
    return """
      Model: "\(name)"
      \(thin)
      \(lines[0])
      \(thick)
      \(body)
      \(thick)
      Total params: \(Sequential.grouped(parameterCount))
      Trainable params: \(Sequential.grouped(parameterCount))
      Non-trainable params: 0
      \(thin)
      """
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: width - cell.count)
    }
    let line = padded.joined()
    return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
  }

  /// Groups of three digits, with commas.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0 && (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }
}

extension LayerRecord {
  fileprivate var shapeText: String {
    let shape = "(None, " + outputShape.map(String.init).joined(separator: ", ") + ")"
    return isDistribution ? "(\(shape), \(shape))" : shape
  }
}
