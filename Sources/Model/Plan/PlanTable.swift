extension Plan {
  /// Operations, shapes, floating-point operations and bytes of the forward pass for one sample.
  package var table: String {
    var rows = [["operation", "output", "weights", "FLOPs", "bytes"]]
    for realization in realizations where realization.noiseCount > 0 {
      rows.append([
        "Sample \(realization.name) (once a batch)", "\(realization.weights.count)", "", "", "",
      ])
    }
    for operation in operations {
      rows.append([
        operation.name, Plan.text(operation.outputShape), "\(operation.weights.count)",
        "\(operation.flops)", "\(operation.bytes)",
      ])
    }
    if let objective {
      rows.append([
        objective.name, "loss", "\(objective.weights.count)", "\(objective.flops)",
        "\(4 * objective.inputShape.reduce(1, *))",
      ])
    }
    rows.append(["total", "", "\(weightCount)", "\(flops)", "\(bytes)"])
    return Plan.aligned(rows)
  }

  package var flops: Int {
    operations.reduce(objective?.flops ?? 0) { $0 + $1.flops }
  }

  package var bytes: Int {
    operations.reduce(objective.map { 4 * $0.inputShape.reduce(1, *) } ?? 0) { $0 + $1.bytes }
  }

  static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "x") }

  /// Columns as wide as their widest cell, the first to the left, the others to the right.
  static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      let line = cells.joined(separator: "  ")
      return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
    }.joined(separator: "\n")
  }
}
