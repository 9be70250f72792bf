/// Any JSON.
public indirect enum JSONValue: Decodable, Hashable {
  case object([String: JSONValue])
  case list([JSONValue])
  case number(Double)
  case text(String)
  case flag(Bool)
  case null

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// What a key of an object has; nothing of what is no object.
  public subscript(_ key: String) -> JSONValue? { object?[key] }

  public var object: [String: JSONValue]? {
    if case .object(let object) = self { return object }
    return nil
  }

  public var list: [JSONValue]? {
    if case .list(let list) = self { return list }
    return nil
  }

  public var number: Double? {
    if case .number(let number) = self { return number }
    return nil
  }

  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// As JSON Schema calls it; a number may be an `integer` as well.
  public var type: String {
    switch self {
    case .object: "object"
    case .list: "array"
    case .number: "number"
    case .text: "string"
    case .flag: "boolean"
    case .null: "null"
    }
  }
}
