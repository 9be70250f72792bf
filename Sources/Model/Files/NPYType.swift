extension NPYParser {
  /// NumPy's notation for an element type, such as `<f4`.
  mutating func elementType() throws(WeightFault) -> (ElementType, isBigEndian: Bool) {
    let expected = "expected float16, float32 or float64"
    if take("[") || take("(") || take("{") {
      throw WeightFault("found structured elements, \(expected)")
    }
    let text = try string()
    let order = text.first.flatMap { "<>=|".contains($0) ? $0 : nil }
    let name = String(order == nil ? text[...] : text.dropFirst())
    switch name {
    case "f2": return (.float16, Self.isBigEndian(order))
    case "f4": return (.float32, Self.isBigEndian(order))
    case "f8": return (.float64, Self.isBigEndian(order))
    case _ where name.hasPrefix("O"): throw WeightFault("found pickled objects, \(expected)")
    case "b1", "?": throw WeightFault("found elements of type bool, \(expected)")
    case _ where name.hasPrefix("V"): throw WeightFault("found structured elements, \(expected)")
    default: throw WeightFault("found elements of type '\(text)', \(expected)")
    }
  }

  /// Without a sign of its own, the order is this machine's.
  private static func isBigEndian(_ order: Character?) -> Bool {
    switch order {
    case ">": true
    case "<": false
    default: 1.bigEndian == 1
    }
  }
}
