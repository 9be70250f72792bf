internal import Grammar
internal import Yams

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A file of parameters: a mapping in YAML, of which JSON is a part, such as `epochs: 10`.
struct ParameterFile {
  private let path: String
  private let values: [(name: String, line: Int, text: String)]

  /// - Throws: `Failure`: (66) for no such file, (65) for one that is no mapping of names to single values.
  init(_ path: String) throws(Failure) {
    self.path = path
    let text = try Self.read(path)
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      throw Failure(.badData, "parameters: \(path): found no YAML (\(error)), expected a mapping")
    }
    guard let node else {
      values = []
      return
    }
    guard case .mapping(let mapping) = node else {
      throw Failure(
        .badData, "parameters: \(path): found no mapping, expected one such as epochs: 10")
    }
    var values: [(name: String, line: Int, text: String)] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? 1
      guard let name = key.scalar?.string, let text = value.scalar?.string else {
        throw Failure(
          .badData, "parameters: \(path):\(line): found a list or a mapping, expected one value")
      }
      values.append((name, line, text))
    }
    self.values = values
  }

  /// Gives the parameters the file's values. A name is that of the source or of the option: `klWeight`, `kl-weight`.
  ///
  /// - Throws: `Failure`: (78) for a name that is none of them or stands twice, (65) for a value that is not allowed.
  func set(_ list: ParameterList) throws(Failure) {
    var seen: Set<String> = []
    for (name, line, text) in values {
      let place = "parameters: \(path):\(line)"
      guard let entry = list.entries.first(where: { [$0.name, $0.option].contains(name) }) else {
        throw Failure(
          .configuration, "\(place): found '\(name)', expected \(Self.names(list, near: name))")
      }
      guard seen.insert(entry.name).inserted else {
        throw Failure(
          .configuration, "\(place): found '\(name)' again, expected each parameter once")
      }
      guard entry.parameter.set(text) else {
        throw Failure(
          .badData, "\(place): \(name): found '\(text)', expected \(entry.parameter.expectation)")
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

  private static func read(_ path: String) throws(Failure) -> String {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path)) } catch {
      throw Failure(.noInput, "parameters: \(path): found no file that can be read, expected one")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badData, "parameters: \(path): found bytes that are no UTF-8, expected text")
    }
    return text
  }
}
