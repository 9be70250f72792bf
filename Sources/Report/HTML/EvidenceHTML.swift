/// The evidence of a claim, in words and numbers.
struct EvidenceText {
  let evidence: Evidence

  /// What was compared with what.
  var sentence: String {
    switch evidence {
    case .comparison(let comparison): names(comparison)
    case .statement(let text, _): text
    }
  }

  /// How far the numbers are apart; none where that says nothing.
  var margin: String? {
    guard case .comparison(let comparison) = evidence, comparison.margin.isFinite,
      comparison.relation != .equal || comparison.margin != 0
    else { return nil }
    return comparison.format.difference(comparison.margin)
  }

  private func names(_ comparison: Comparison) -> String {
    let format = comparison.format
    func side(_ quantity: Quantity) -> String {
      let value = format.text(quantity.value)
      return quantity.name.isEmpty ? value : "\(quantity.name) (\(value))"
    }
    let relation = comparison.relation.rawValue
    return "\(side(comparison.left)) \(relation) \(side(comparison.right))"
  }
}
