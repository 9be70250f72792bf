internal import Basics
internal import Grammar
internal import Yams

/// A file of parameters: a mapping in YAML, of which JSON is a part, such as `epochs: 10`.
struct ParameterFile {
  private struct Value {
    let name: String
    /// `path:line:column` of the name.
    let place: String
    let text: String
  }

  private let path: String
  private let values: [Value]

  /// - Throws: `Failure`: (66) for no such file, (78) for one that is no mapping of names to single values.
  init(_ path: String) throws(Failure) {
    self.path = path
    guard let node = try Self.node(path) else {
      values = []
      return
    }
    guard case .mapping(let mapping) = node else {
      throw Self.fault(path, node.mark, "found no mapping, expected one such as epochs: 10")
    }
    var values: [Value] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string, let text = value.scalar?.string else {
        throw Self.fault(path, key.mark, "found a list or a mapping, expected one value")
      }
      values.append(Value(name: name, place: Self.place(path, key.mark), text: text))
    }
    self.values = values
  }

  /// Gives the parameters the file's values. A name is that of the source or of the option: `klWeight`, `kl-weight`.
  ///
  /// - Throws: `Failure` (78) for a name that is none of them or stands twice, and for a value that is not allowed.
  func set(_ list: ParameterList) throws(Failure) {
    var seen: Set<String> = []
    for value in values {
      guard let entry = list.entries.first(where: { [$0.name, $0.option].contains(value.name) })
      else {
        throw Self.fault(
          value.place, "found '\(value.name)', expected \(Self.names(list, near: value.name))")
      }
      guard seen.insert(entry.name).inserted else {
        throw Self.fault(
          value.place, "found '\(value.name)' again, expected each parameter once")
      }
      guard entry.parameter.set(value.text) else {
        throw Self.fault(
          "\(value.place): \(value.name)",
          "found '\(value.text)', expected \(entry.parameter.expectation)")
      }
    }
  }

  private static func names(_ list: ParameterList, near name: String) -> String {
    let names = list.entries.map(\.option)
    guard !names.isEmpty else { return "nothing, as the notebook has no parameters" }
    let hint = nearestName(to: name, among: names + list.entries.map(\.name)).map {
      ", such as \($0)"
    }
    return listed(names) + (hint ?? "")
  }
}

extension ParameterFile {
  /// In bytes; a notebook has a dozen parameters.
  private static let sizeLimit = 64 << 10

  /// What the file holds; nothing if it is empty.
  private static func node(_ path: String) throws(Failure) -> Node? {
    let text = try text(path)
    do { return try Yams.compose(yaml: text) } catch {
      switch error as? YamlError {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw fault(path, mark, "found no YAML (\(problem)), expected a mapping")
      case .duplicatedKeysInMapping(let names, let context):
        throw fault(
          path, context.mark, "found '\(names.first ?? "")' twice, expected each parameter once")
      default: throw fault(path, "found no YAML (\(error)), expected a mapping")
      }
    }
  }

  private static func text(_ path: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try readRegularFile(path, limit: sizeLimit, followsLinks: true)
    } catch .missing {
      throw Failure(.noInput, "parameters: \(path): found no file that can be read, expected one")
    } catch {
      throw fault(path, "found \(error), expected a text of at most \(grouped(sizeLimit)) bytes")
    }
    if let offset = firstFault(inUTF8: bytes) {
      throw fault(path, "found bytes that are no UTF-8 from byte \(offset) on, expected text")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func place(_ path: String, _ mark: Yams.Mark?) -> String {
    mark.map { "\(path):\($0.line):\($0.column)" } ?? path
  }

  private static func fault(_ path: String, _ mark: Yams.Mark?, _ reason: String) -> Failure {
    fault(place(path, mark), reason)
  }

  private static func fault(_ place: String, _ reason: String) -> Failure {
    Failure(.configuration, "parameters: \(place): \(reason)")
  }
}
