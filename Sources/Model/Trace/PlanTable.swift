extension Plan {
  /// The steps, in their order: what each does, how often, and how many numbers it makes.
  var table: String {
    var rows = [["step", "for each", "shape"]]
    for (segment, steps) in steps.segments.enumerated() {
      rows += steps.compactMap(row).map {
        [$0.name, segment % 2 == 0 ? "batch" : "sample", $0.shape]
      }
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ").trimmed
    }.joined(separator: "\n")
  }

  private func row(_ step: Steps.Step) -> (name: String, shape: String)? {
    switch step {
    case .operation(let index):
      guard layout.places[index] != nil else { return nil }
      return (values[index].operation.name, "\(values[index].shape)")
    case .loop(let loop):
      let names = (loop.values + loop.sums).map { values[$0].operation.name }
      return ("loop: " + names.joined(separator: ", "), "[\(loop.size)]")
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(prefix(count - reversed().prefix { $0 == " " }.count)) }
}

extension Sequential {
  /// The steps that training takes for a batch, or, before `compile`, those of a forward pass, as text.
  public func plan() throws -> String {
    guard let compiled else {
      return try Plan([network.trace(isTraining: false).output.tensor], patterns: Fusion.patterns)
        .table
    }
    let output = try network.trace(isTraining: true).output.tensor
    let isLabel = if case .labels = compiled.loss.targets { true } else { false }
    return try Objective(
      self, compiled, targetShape: isLabel ? [] : output.shape, isTraining: true
    ).plan.table
  }
}
