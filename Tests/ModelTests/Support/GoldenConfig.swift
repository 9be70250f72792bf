import Model

/// What Keras builds something from, as a golden file has it: {"units": 5, "padding": "same"}.
indirect enum GoldenConfig: Decodable, Sendable {
  case none
  case number(Double)
  case flag(Bool)
  case text(String)
  case list([GoldenConfig])
  case group([String: GoldenConfig])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // JSON's decoder takes no number for a truth value, nor the other way round.
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([GoldenConfig].self) {
      self = .list(value)
    } else {
      self = try .group(container.decode([String: GoldenConfig].self))
    }
  }

  /// A member, under Keras' name; `none` if it is not there.
  subscript(name: String) -> GoldenConfig {
    if case .group(let members) = self { return members[name] ?? .none }
    return .none
  }

  var names: Set<String> {
    if case .group(let members) = self { return Set(members.keys) }
    return []
  }

  var number: Double? {
    if case .number(let value) = self { return value }
    return nil
  }

  var int: Int? { number.map { Int($0) } }

  var flag: Bool? {
    if case .flag(let value) = self { return value }
    return nil
  }

  var text: String? {
    if case .text(let value) = self { return value }
    return nil
  }

  var list: [GoldenConfig]? {
    if case .list(let values) = self { return values }
    return nil
  }

  /// Rows and columns.
  var pair: (Int, Int)? {
    guard let values = list?.compactMap(\.int), values.count == 2 else { return nil }
    return (values[0], values[1])
  }

  var activation: Activation { text.flatMap(Activation.init) ?? .linear }
  var padding: Padding { text == "same" ? .same : .valid }
}
