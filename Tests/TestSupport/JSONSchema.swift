public import Foundation

/// A JSON Schema (draft 2020-12) of a file, as far as the schemas in docs go. A keyword that it does not know is a fault, so that
/// none is passed over.
public struct JSONSchema {
  private let file: URL
  private let schema: JSONValue
  private let root: JSONValue

  public init(_ file: URL) throws {
    self.file = file
    schema = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
    root = schema
  }

  private init(_ schema: JSONValue, in other: JSONSchema) {
    (self.schema, file, root) = (schema, other.file, other.root)
  }

  /// What a JSON text has against the schema, each with its path; nothing if it is valid.
  public func faults(_ json: Data) throws -> [String] {
    try faults(JSONDecoder().decode(JSONValue.self, from: json), at: "")
  }

  private func faults(_ value: JSONValue, at path: String) throws -> [String] {
    guard let rules = schema.object else {
      return schema == .flag(true) ? [] : ["\(path): is not allowed"]
    }
    return try rules.sorted { $0.key < $1.key }.flatMap { key, rule in
      try faults(value, key, rule, at: path)
    }
  }

  private func faults(
    _ value: JSONValue, _ key: String, _ rule: JSONValue, at path: String
  ) throws -> [String] {
    switch key {
    case "$schema", "$id", "title", "description", "$defs": return []
    case "$ref": return try target(rule.text ?? "").faults(value, at: path)
    case "allOf": return try (rule.list ?? []).flatMap { try of($0).faults(value, at: path) }
    case "properties", "additionalProperties", "propertyNames":
      return try members(value, key, rule, at: path)
    case "items":
      return try (value.list ?? []).enumerated().flatMap {
        try of(rule).faults($1, at: "\(path)[\($0)]")
      }
    default:
      return holds(value, key, rule) ? [] : ["\(path): found \(value.type), expected \(key)"]
    }
  }

  private func members(
    _ value: JSONValue, _ key: String, _ rule: JSONValue, at path: String
  ) throws -> [String] {
    let own = schema["properties"]?.object ?? [:]
    return try (value.object ?? [:]).sorted { $0.key < $1.key }.flatMap { name, member in
      let place = "\(path).\(name)"
      switch key {
      case "properties": return try rule[name].map { try of($0).faults(member, at: place) } ?? []
      case "propertyNames": return try of(rule).faults(.text(name), at: place)
      default: return own[name] == nil ? try of(rule).faults(member, at: place) : []
      }
    }
  }

  private func of(_ schema: JSONValue) -> JSONSchema { JSONSchema(schema, in: self) }

  /// `other.json#/$defs/name`, or a part of that.
  private func target(_ reference: String) throws -> JSONSchema {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let other =
      parts[0].isEmpty
      ? of(root)
      : try JSONSchema(file.deletingLastPathComponent().appending(path: parts[0]))
    let steps = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
    return JSONSchema(steps.reduce(other.schema) { $0[$1] ?? .flag(false) }, in: other)
  }
}

/// Keywords that look at a value alone. One that is about another type holds.
private func holds(_ value: JSONValue, _ key: String, _ rule: JSONValue) -> Bool {
  let limit = rule.number ?? .nan
  switch key {
  case "type":
    return (rule.list ?? [rule]).compactMap(\.text).contains { isOf($0, value) }
  case "const": return value == rule
  case "enum": return rule.list?.contains(value) ?? false
  case "required":
    guard let object = value.object else { return true }
    return (rule.list ?? []).compactMap(\.text).allSatisfy { object[$0] != nil }
  case "dependentRequired":
    return (rule.object ?? [:]).allSatisfy { name, others in
      value[name] == nil || holds(value, "required", others)
    }
  case "pattern":
    guard let text = value.text, let pattern = rule.text else { return true }
    return text.range(of: pattern, options: .regularExpression) != nil
  case "minLength": return value.text.map { Double($0.count) >= limit } ?? true
  case "minItems": return value.list.map { Double($0.count) >= limit } ?? true
  case "maxItems": return value.list.map { Double($0.count) <= limit } ?? true
  case "minimum": return value.number.map { $0 >= limit } ?? true
  case "maximum": return value.number.map { $0 <= limit } ?? true
  case "uniqueItems": return value.list.map { Set($0).count == $0.count } ?? true
  default: return false
  }
}

private func isOf(_ type: String, _ value: JSONValue) -> Bool {
  guard type == "integer" else { return type == value.type }
  return value.number.map { $0.rounded() == $0 } ?? false
}
